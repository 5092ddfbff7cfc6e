/**
 * What the server states about a version, under its signature: which plan it is, who was asked, who answered what. A signed
 * statement of an agreed version is its certificate; anybody can check it without asking the server.
 */
import type { Id } from '../ids.ts'
import { canonicalJson } from '../plan/freeze.ts'
import type { Translated } from '../plan/plan.ts'
import type { Committee } from '../protocol/routes.ts'
import { instantOf } from '../time.ts'
import { type Decision, type Proposal, standing } from './standing.ts'

export const statementFormat = 'twinboard-statement-1'

/** An instant in ISO form, UTC: `2027-01-15T12:00:00Z`. */
export type Instant = string

/** A committee that was asked. `country`: two letters (ISO 3166-1). */
export type Asked = { readonly id: Id; readonly city: string; readonly country: string }

export type Statement = {
  readonly format: typeof statementFormat
  readonly board: Id
  /** The address that people reach the board under. */
  readonly origin: string
  readonly version: number
  readonly frozenAt: Instant
  /** SHA-256 of the plan's canonical JSON (RFC 8785), 64 hex digits. */
  readonly digest: string
  /** The title of the plan by language. */
  readonly title: { readonly [language: string]: string }
  /** Who was asked, with the names of then. Empty for a version that was never proposed. */
  readonly committees: readonly Asked[]
  /** By the decisions below alone: what came after another version was proposed is not this one's matter. */
  readonly standing: 'not-proposed' | 'open' | 'objected' | 'agreed' | 'withdrawn'
  /** The time of the decision that made it agreed, or null. */
  readonly agreedAt: Instant | null
  readonly decisions: readonly (Omit<Decision, 'at'> & { readonly at: Instant })[]
}

/** What a statement is made of. `proposal`: the one that put the version to the committees, or null. */
export type Facts = {
  readonly board: Id
  readonly origin: string
  readonly version: { readonly number: number; readonly at: number; readonly digest: string }
  readonly title: Translated
  readonly proposal: Proposal | null
  /** Those of the proposal, at least. */
  readonly committees: readonly Pick<Committee, 'id' | 'city' | 'country'>[]
}

/** The statement about a version. Equal facts give equal bytes; proposals that came later change nothing. */
export function statementOf({ board, origin, version, title, proposal, committees }: Facts): Statement {
  const asked = (proposal?.committees ?? []).map(id => committees.find(committee => committee.id === id))
  const decisions = proposal === null ? [] : countedOf(proposal)
  const stands = standingOf(proposal)
  return {
    format: statementFormat,
    board,
    origin,
    version: version.number,
    frozenAt: instantOf(version.at),
    digest: version.digest,
    title: Object.fromEntries(Object.entries(title).map(([language, { text }]) => [language, text])),
    committees: asked.flatMap(one => (one ? [{ id: one.id, city: one.city, country: one.country }] : [])),
    standing: stands,
    agreedAt: stands === 'agreed' ? instantOf(Math.max(...decisions.map(({ at }) => at))) : null,
    decisions: decisions.map(decision => ({ ...decision, at: instantOf(decision.at) })),
  }
}

/** The text that is signed: canonical JSON (RFC 8785), to be read as UTF-8. */
export function statementText(statement: Statement): string {
  return canonicalJson(statement)
}

/** The answers that count, in the order in which the committees were asked: each has one at most. */
function countedOf({ committees, digest, decisions }: Proposal): Decision[] {
  return committees.flatMap(id => decisions.filter(each => each.committee === id && each.digest === digest))
}

function standingOf(proposal: Proposal | null): Statement['standing'] {
  if (proposal === null) return 'not-proposed'
  const stands = standing(proposal, [proposal])
  if (stands === 'superseded') throw new Error('A proposal does not supersede itself.')
  return stands
}

/** A statement with the server's Ed25519 signature (RFC 8032) over its canonical JSON. */
export type SignedStatement = {
  readonly statement: Statement
  readonly signature: {
    readonly algorithm: 'Ed25519'
    /** Names the key: the first 16 hex digits of the SHA-256 of its 32 bytes. */
    readonly key: string
    /** The public key's 32 bytes, base64. Proves nothing by itself: compare it with the one that the board publishes. */
    readonly publicKey: string
    /** 64 bytes, base64. */
    readonly value: string
  }
}
