/** When an agreement came about. */
import type { Proposal } from '#shared/agreement/standing.ts'

/** Time of the last answer, milliseconds since 1970: for an agreed proposal, the moment it was agreed. */
export function agreedAt(proposal: Proposal): number {
  return Math.max(proposal.at, ...proposal.decisions.map(each => each.at))
}
