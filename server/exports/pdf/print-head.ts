/** The head of the first page: what it is, between whom, about when and where. And what stands on every page. */
import type { Content } from '../content.ts'
import type { ExportInput } from '../input.ts'
import { type PrintFact, printFacts } from './print-blocks.ts'
import { groupsOf } from './print-certificate.ts'
import { type Readers, type Sides, sides, spoken } from './print-lines.ts'

export type PrintParty = {
  readonly initials: string
  readonly colour: number
  readonly city: Sides
  readonly country: Sides
}
export type PrintHead = {
  readonly title: Sides
  readonly label: Sides
  /** Says that nobody has agreed to a draft; null for a version. */
  readonly notice: Sides | null
  readonly purpose: Sides | null
  readonly partiesTitle: Sides
  readonly parties: readonly PrintParty[]
  readonly facts: readonly PrintFact[]
}
/** On every page. A page's number and how many there are stand in its words as `#` and `##`, which the press fills in. */
export type PrintMargins = {
  readonly title: Sides
  readonly label: Sides
  readonly draft: Sides | null
  readonly edition: Sides
  readonly digest: string
  readonly page: Sides
}

const ownPlace = ['fields.plan.purpose', 'export.committees'] as const

/** The head, made from the first part of the content. */
export function printHead(contents: readonly Content[], input: ExportInput, readers: Readers): PrintHead {
  const [one] = readers
  const lists = contents.map(({ parts }) => {
    const block = parts.find(part => part.id === 'overview')?.blocks.find(each => each.kind === 'facts')
    return block?.kind === 'facts' ? block.facts : []
  })
  const facts = printFacts(lists, readers)
  const names = lists[0]?.map(fact => fact.name) ?? []
  const isNamed = (i: number, key: string) => names[i] === one.words(key)
  const purpose = facts.find((_, i) => isNamed(i, 'fields.plan.purpose'))
  return {
    title: sides(
      readers,
      contents.map(content => content.title),
    ),
    label: sides(
      readers,
      contents.map(content => content.label),
    ),
    notice: input.version === null ? spoken(readers, ({ words }) => words('export.draftNotice')) : null,
    purpose: purpose?.value ?? null,
    partiesTitle: spoken(readers, ({ words }) => words('export.committees')),
    parties: input.committees.map(({ initials, colour, city, country }) => ({
      initials,
      colour,
      city: spoken(readers, () => city),
      country: spoken(readers, reader => reader.countryName(country)),
    })),
    facts: facts.filter((_, i) => !ownPlace.some(key => isNamed(i, key))),
  }
}

const titleMost = 60
const digestShown = 16

/** What stands on every page. */
export function printMargins(contents: readonly Content[], digest: string, readers: Readers): PrintMargins {
  const draft = contents.map(content => content.draft ?? '')
  const short = contents.map(({ title }) => title.map(run => ({ ...run, text: shortened(run.text) })))
  return {
    title: sides(readers, short),
    label: sides(
      readers,
      contents.map(content => content.label),
    ),
    draft:
      draft[0] === ''
        ? null
        : sides(
            readers,
            draft.map(text => [{ text }]),
          ),
    edition: sides(
      readers,
      contents.map(({ edition }) => [{ text: edition }]),
    ),
    digest: groupsOf(digest.slice(0, digestShown), 4).join(' '),
    page: spoken(readers, ({ words }) => words('export.page', { page: '#', pages: '##' })),
  }
}

function shortened(text: string): string {
  const letters = [...text]
  return letters.length <= titleMost
    ? text
    : `${letters
        .slice(0, titleMost - 1)
        .join('')
        .trimEnd()}…`
}
