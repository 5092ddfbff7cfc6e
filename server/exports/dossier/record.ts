/** All proposals of a board with their answers, as they were given: the record behind the newest version too. */

import { standing } from '#shared/agreement/standing.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { instantOf } from '#shared/time.ts'
import type { ExportInput } from '../input.ts'

/** The record's text: JSON, oldest first, times in UTC. */
export function recordText({ board, origin, committees, proposals }: ExportInput): string {
  return canonicalJson({
    format: 'twinboard-record/1',
    board,
    origin,
    committees: committees.map(({ id, city, country }) => ({ id, city, country })),
    proposals: proposals.map(proposal => ({
      ...proposal,
      at: instantOf(proposal.at),
      withdrawnAt: proposal.withdrawnAt === null ? null : instantOf(proposal.withdrawnAt),
      standing: standing(proposal, proposals),
      decisions: proposal.decisions.map(decision => ({ ...decision, at: instantOf(decision.at) })),
    })),
  })
}
