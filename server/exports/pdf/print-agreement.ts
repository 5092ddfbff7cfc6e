/** The committees' answers as paper shows them: a seal for each, and lines for those who sign by hand. */
import type { Decision, DecisionKind, Proposal } from '#shared/agreement/standing.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { proposalOf } from '../edition.ts'
import type { ExportInput } from '../input.ts'
import type { Reader } from '../reader.ts'
import { type Readers, type Sides, spoken } from './print-lines.ts'

export type PrintSeal = {
  readonly initials: string
  /** 1 to 8, as on the board. */
  readonly colour: number
  readonly state: DecisionKind | 'open'
  readonly city: Sides
  readonly answer: Sides
  /** Who gave it, in which office, and when; empty while nobody did. */
  readonly by: readonly Sides[]
}
export type PrintSeals = { readonly kind: 'seals'; readonly seals: readonly PrintSeal[] }
/** Lines to sign on. Only what nobody changes any more can be signed. */
export type PrintSignatures = {
  readonly kind: 'signatures'
  readonly title: Sides
  readonly explain: Sides
  readonly cities: readonly Sides[]
  readonly placeAndDay: Sides
  readonly nameAndOffice: Sides
}

/** A seal for each committee that was asked about the version; none for a draft. */
export function printSeals(input: ExportInput, readers: Readers): PrintSeals[] {
  const proposal = proposalOf(input)
  if (proposal === null) return []
  return [{ kind: 'seals', seals: asked(input, proposal).map(one => sealOf(one, decisionOf(proposal, one), readers)) }]
}

function asked({ committees }: ExportInput, proposal: Proposal): Committee[] {
  return proposal.committees.flatMap(id => committees.find(committee => committee.id === id) ?? [])
}

function decisionOf({ decisions, digest }: Proposal, { id }: Committee): Decision | null {
  return decisions.find(each => each.committee === id && each.digest === digest) ?? null
}

function sealOf(committee: Committee, decision: Decision | null, readers: Readers): PrintSeal {
  const { initials, colour, zone, city } = committee
  const state = decision?.kind ?? 'open'
  const said = ({ by, at }: Decision): Sides[] => [
    spoken(readers, () => by.name),
    ...(by.office === '' ? [] : [spoken(readers, () => by.office)]),
    spoken(readers, reader => reader.instant(at, zone)),
  ]
  return {
    initials,
    colour,
    state,
    city: spoken(readers, () => city),
    answer: spoken(readers, ({ words }) => words(`agreement.seal.${state}`)),
    by: decision === null ? [] : said(decision),
  }
}

/** Lines to sign on for the committees that were asked about the version, or, when it was not proposed, for all. */
export function printSignatures(input: ExportInput, readers: Readers): PrintSignatures[] {
  if (input.version === null || input.committees.length === 0) return []
  const proposal = proposalOf(input)
  const word = (key: string) => spoken(readers, ({ words }: Reader) => words(`export.signatures.${key}`))
  return [
    {
      kind: 'signatures',
      title: word('title'),
      explain: word('explain'),
      cities: (proposal ? asked(input, proposal) : input.committees).map(({ city }) => spoken(readers, () => city)),
      placeAndDay: word('placeAndDay'),
      nameAndOffice: word('nameAndOffice'),
    },
  ]
}
