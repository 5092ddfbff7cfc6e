/** What the committees decided about the version that is printed: who, in which office, when, and on which digest. */
import type { Decision, How, Proposal } from '#shared/agreement/standing.ts'
import { standing } from '#shared/agreement/standing.ts'
import type { Block, Line, Part } from './content.ts'
import { factsOf, joined, plain, tableOf } from './content-blocks.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** The proposal of this version with its decisions; nothing for a draft or a version that was never proposed. */
export function agreementPart(input: ExportInput, reader: Reader): Part {
  const proposal = input.proposals.find(each => input.version !== null && each.version === input.version)
  const blocks = proposal ? [...facts(proposal, input, reader), ...decisions(proposal, input, reader)] : []
  return { id: 'agreement', title: reader.words('agreement.title'), blocks }
}

function facts(proposal: Proposal, input: ExportInput, reader: Reader): Block[] {
  const { words } = reader
  return factsOf([
    [words('export.standing'), plain(words(`agreement.standing.${standing(proposal, input.proposals)}`))],
    [words('export.proposedBy'), personLine(proposal.by, reader)],
    [words('export.proposedAt'), plain(reader.instant(proposal.at, 'UTC'))],
    [words('export.fingerprint'), plain(proposal.digest)],
  ])
}

function decisions(proposal: Proposal, { committees }: ExportInput, reader: Reader): Block[] {
  const { words } = reader
  const zoneOf = (id: string) => committees.find(committee => committee.id === id)?.zone ?? 'UTC'
  const rows = proposal.committees.map(committee => ({
    committee,
    decision: proposal.decisions.find(each => each.committee === committee && each.digest === proposal.digest),
  }))
  return tableOf('decisions', words('export.decisions'), rows, [
    { id: 'committee', title: words('export.committee'), line: row => plain(reader.committee(row.committee)) },
    {
      id: 'answer',
      title: words('export.answer'),
      line: row => plain(words(`agreement.seal.${row.decision?.kind ?? 'open'}`)),
    },
    { id: 'by', title: words('export.by'), line: row => (row.decision ? personLine(row.decision.by, reader) : []) },
    {
      id: 'when',
      title: words('export.when'),
      line: row => (row.decision ? plain(reader.instant(row.decision.at, zoneOf(row.committee))) : []),
    },
    { id: 'how', title: words('export.how'), line: row => plain(howLine(row.decision?.how ?? null, reader)) },
    { id: 'comment', title: words('export.comment'), line: row => plain(row.decision?.comment ?? '') },
  ])
}

/** How it was shown that the person was there; empty where that was not asked yet. */
export function howLine(how: How | null, { words }: Reader): string {
  if (how === null) return ''
  return how.way === 'code' ? words('agreement.how.code', { name: how.by.name }) : words(`agreement.how.${how.way}`)
}

function personLine(person: Decision['by'], reader: Reader): Line {
  return joined([plain(person.name), plain(person.office), plain(reader.committee(person.committee))], ', ')
}
