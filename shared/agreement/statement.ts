/**
 * What the server states about a version, under its signature: which plan it is, who was asked, who answered what. A signed
 * statement of an agreed version is its certificate; anybody can check it without asking the server.
 */
import type { Id } from '../ids.ts'
import type { Decision } from './standing.ts'

export const statementFormat = 'twinboard-statement-1'

/** An instant in ISO form, UTC: `2027-01-15T12:00:00Z`. */
export type Instant = string

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
  /** Who was asked, with the names as they were then. Empty for a version that was never proposed. */
  readonly committees: readonly { readonly id: Id; readonly city: string; readonly country: string }[]
  /** By the decisions below alone: what came after another version was proposed is not this one's matter. */
  readonly standing: 'not-proposed' | 'open' | 'objected' | 'agreed' | 'withdrawn'
  /** The time of the decision that made it agreed, or null. */
  readonly agreedAt: Instant | null
  readonly decisions: readonly (Omit<Decision, 'at'> & { readonly at: Instant })[]
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
