/**
 * What letters say: an invitation, or a support for visas, with the route as the plan has it. One sheet for each language and
 * addressee. Pure: the day of the letter comes with the request, so that equal letters are equal bytes.
 */
import { freeze } from '#shared/plan/freeze.ts'
import { type InvitedPerson, type LetterRequest, letterLimits } from '#shared/protocol/letters.ts'
import type { InterfaceLanguage } from '#shared/words/words.ts'
import type { Line } from '../content.ts'
import { cell, plain, tableOf } from '../content-blocks.ts'
import { editionOf, titleOf } from '../edition.ts'
import type { ExportInput } from '../input.ts'
import type { LetterBlock } from './pieces.ts'
import { headed, said } from './pieces.ts'
import { programmeBlocks } from './programme.ts'
import { routeBlocks } from './route.ts'
import { staysBlocks } from './stays.ts'
import { type Writer, writerOf } from './writer.ts'

/** One letter: what stands on its pages, from the head to the line for the signature. What all of a language say is in `Letters`. */
export type Sheet = {
  readonly language: InterfaceLanguage
  readonly committee: string
  readonly city: string
  readonly sender: readonly string[]
  readonly to: readonly string[]
  readonly placeAndDay: string
  /** What every page of a draft says, and the sentence that explains it; null for a version. */
  readonly draft: { readonly mark: string; readonly notice: string } | null
  /** Words of the plan that must stand on every page. */
  readonly label: Line
  readonly subject: Line
  readonly dear: string
  /** What the letter is about and who is invited. */
  readonly opening: readonly LetterBlock[]
  readonly thanks: string
  readonly regards: string
  readonly signer: { readonly name: string; readonly office: string }
  readonly signature: string
  readonly stamp: string
  readonly foot: readonly Line[]
  /** `Page # of #`. */
  readonly page: string
}

/** All letters of a request. Their route, costs and programme are the same in all of one language. */
export type Letters = {
  readonly sheets: readonly Sheet[]
  readonly bodies: Readonly<Record<string, readonly LetterBlock[]>>
}

/** The letters of a request, the second language behind the first. The request names a committee of the input, and its day. */
export function lettersOf(input: ExportInput, request: LetterRequest): Letters {
  const { language, beside, persons, apart } = request
  const writers = (beside === null ? [language] : [language, beside]).map(each => writerOf(input, each))
  const addressed = apart ? persons.map(person => [person]) : [persons]
  const spoken = writers.map(writer => ({ writer, common: commonOf(input, request, writer) }))
  return {
    sheets: addressed.flatMap(those =>
      spoken.map(({ writer, common }) => ({ ...common, ...ownOf(input, request, those, writer) })),
    ),
    bodies: Object.fromEntries(writers.map(writer => [writer.reader.language, bodyOf(input, request, writer)])),
  }
}

type Own = Pick<Sheet, 'to' | 'dear' | 'opening'>

/** What each letter in one language says alike. */
function commonOf(input: ExportInput, request: LetterRequest, writer: Writer): Omit<Sheet, keyof Own> {
  const { words, reader, typed } = writer
  const { city, country } = homeOf(input, request, writer)
  const signer = input.members.find(each => each.id === request.signer)
  const place = request.place === '' ? city : request.place
  const day = writer.date(request.day)
  const subject = request.kind === 'visa' ? 'formal.subjectVisa' : 'formal.subjectInvitation'
  return {
    language: reader.language,
    committee: words('formal.committee'),
    city: country === '' ? city : words('formal.city', { city, country }),
    sender: request.sender.map(typed),
    placeAndDay: words('formal.placeAndDay', { place, day }),
    draft: input.version === null ? { mark: words('export.draft'), notice: words('export.draftNotice') } : null,
    label: cell(reader.read(input.plan.label)),
    subject: plain(words(subject, whatOf(input, writer))),
    thanks: words(request.kind === 'visa' ? 'formal.thanksVisa' : 'formal.thanksInvitation'),
    regards: words('formal.regards'),
    signer: { name: typed(signer?.name ?? ''), office: typed(signer?.office ?? '') },
    signature: words('formal.signature'),
    stamp: words('formal.stamp'),
    foot: footOf(input, writer),
    page: words('export.page', { page: '#', pages: '#' }),
  }
}

/** What a letter says to and of those whom it names. */
function ownOf(input: ExportInput, request: LetterRequest, persons: readonly InvitedPerson[], writer: Writer): Own {
  const { words, typed } = writer
  const names = persons.slice(0, letterLimits.addressLines).map(({ name }) => name)
  const opening = `formal.${request.kind}${persons.length === 1 ? 'One' : 'Several'}`
  const { city, country } = homeOf(input, request, writer)
  const from = country === '' ? city : `${city} (${country})`
  return {
    to: (request.to.length > 0 ? request.to : names).map(typed),
    dear: dearOf(request, persons, writer),
    opening: [
      said(plain(words(opening, { from, ...whatOf(input, writer) }))),
      ...jointly(input, writer),
      ...personsTable(persons, writer),
    ],
  }
}

/** Purpose, route, stays, costs and programme. */
function bodyOf(input: ExportInput, request: LetterRequest, writer: Writer): LetterBlock[] {
  const purpose = writer.reader.read(input.plan.purpose)
  return [
    ...(purpose.text === '' ? [] : [headed(writer.words('formal.purpose')), said(cell(purpose))]),
    ...routeBlocks(input, writer),
    ...staysBlocks(input, writer),
    ...costsOf(request, writer),
    ...(request.programme ? programmeBlocks(input, writer) : []),
  ]
}

/** The project by its title and its days. */
function whatOf(input: ExportInput, { words, span, reader }: Writer): { what: string } {
  const title = titleOf(input, reader).text
  const dates = span(input.plan.startDay, input.plan.endDay)
  return { what: dates === '' ? words('formal.named', { title }) : words('formal.namedWhen', { title, dates }) }
}

function dearOf({ kind }: LetterRequest, persons: readonly InvitedPerson[], { words }: Writer): string {
  const [person] = persons
  if (kind === 'visa') return words('formal.dearOffice')
  return persons.length === 1 && person ? words('formal.dearPerson', { name: person.name }) : words('formal.dearGuests')
}

/** City and country of the committee that invites. */
function homeOf({ committees }: ExportInput, { from }: LetterRequest, { reader }: Writer) {
  const committee = committees.find(each => each.id === from)
  return { city: committee?.city ?? '', country: reader.countryName(committee?.country ?? '') }
}

function jointly({ committees }: ExportInput, { words, list }: Writer): LetterBlock[] {
  if (committees.length < 2) return []
  return [said(plain(words('formal.jointly', { cities: list(committees.map(({ city }) => city)) })))]
}

function personsTable(persons: readonly InvitedPerson[], { words, date, typed }: Writer): LetterBlock[] {
  const title = words(persons.length === 1 ? 'formal.person' : 'formal.persons')
  const numbered = persons.map((person, i) => ({ ...person, number: persons.length === 1 ? '' : String(i + 1) }))
  return tableOf('persons', title, numbered, [
    { id: 'number', title: words('formal.number'), align: 'end', line: person => plain(person.number) },
    { id: 'name', title: words('formal.name'), line: person => plain(typed(person.name)) },
    { id: 'born', title: words('formal.born'), line: person => plain(person.born === '' ? '' : date(person.born)) },
    { id: 'nationality', title: words('formal.nationality'), line: person => plain(typed(person.nationality)) },
    { id: 'passport', title: words('formal.passport'), line: person => plain(typed(person.passport)) },
  ])
}

const costs = { hosts: 'formal.costsHosts', shared: 'formal.costsShared', guests: 'formal.costsGuests' } as const

function costsOf(request: LetterRequest, { words }: Writer): LetterBlock[] {
  if (request.costs === 'unsaid') return []
  return [headed(words('formal.costs')), said(plain(words(costs[request.costs])))]
}

/** Which plan it is, by its number and its fingerprint. */
function footOf(input: ExportInput, { words, reader }: Writer): Line[] {
  const title = titleOf(input, reader).text
  return [
    plain(`${words('formal.plan', { title })} · ${editionOf(input, reader)}`),
    plain(words('export.digest', { digest: freeze(input.plan).digest })),
  ]
}
