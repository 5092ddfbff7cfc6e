/**
 * Where a proposal stands. Computed from its decisions wherever it is asked for, on both sides alike, and never stored:
 * so that "agreed" cannot be written, only reached.
 */
import type { Id } from '../ids.ts'

/** A version put to the committees. */
export type Proposal = {
  readonly id: Id
  readonly board: Id
  readonly version: number
  /** SHA-256 of the version's canonical JSON, 64 hex digits. */
  readonly digest: string
  /** Committees that must approve. */
  readonly committees: readonly Id[]
  readonly by: Person
  readonly at: number
  readonly withdrawnAt: number | null
  readonly decisions: readonly Decision[]
}

/** Somebody as printed in a record: stays true when the member is gone. */
export type Person = {
  readonly member: Id
  readonly name: string
  readonly committee: Id
  readonly office: string
  /** Who vouched for them, when they were a guest. */
  readonly invitedBy?: string
}

export const decisionKinds = ['approve', 'object', 'abstain'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** One committee's answer. It names the digest that the signatory saw. */
export type Decision = {
  readonly committee: Id
  readonly kind: DecisionKind
  readonly digest: string
  readonly by: Person
  /** What should change, for an objection; otherwise free. */
  readonly comment: string
  readonly at: number
}

export type Standing = 'open' | 'objected' | 'agreed' | 'withdrawn' | 'superseded'

/**
 * The standing of `proposal` among all `proposals` of its board. Agreed: every named committee has answered, none objects,
 * at least one approves. A newer proposal supersedes one that was not agreed. Decisions on another digest do not count.
 */
export function standing(proposal: Proposal, proposals: readonly Proposal[]): Standing {
  if (proposal.withdrawnAt !== null) return 'withdrawn'
  const valid = proposal.decisions.filter(
    d => d.digest === proposal.digest && proposal.committees.includes(d.committee),
  )
  const answered = proposal.committees.every(c => valid.some(d => d.committee === c))
  const objected = valid.some(d => d.kind === 'object')
  const approved = valid.some(d => d.kind === 'approve')
  if (answered && approved && !objected) return 'agreed'
  if (proposals.some(p => p.board === proposal.board && p.version > proposal.version && p.withdrawnAt === null))
    return 'superseded'
  return objected ? 'objected' : 'open'
}

/** The newest agreed proposal of a board, if there is one. */
export function lastAgreed(proposals: readonly Proposal[]): Proposal | null {
  const agreed = proposals.filter(p => standing(p, proposals) === 'agreed')
  return agreed.reduce<Proposal | null>((best, p) => (best === null || p.version > best.version ? p : best), null)
}

/** The proposal that people can answer now, if there is one. */
export function openProposal(proposals: readonly Proposal[]): Proposal | null {
  return proposals.find(p => ['open', 'objected'].includes(standing(p, proposals))) ?? null
}
