/** How long a journey is in which country, as a table of a letter: what an office that gives visas looks for first. */
import type { LocalTime } from '#shared/plan/plan.ts'
import { type CountryStay, countryStays } from '#shared/plan/stays.ts'
import { dayOf } from '#shared/time.ts'
import type { Line } from '../content.ts'
import { joined, plain, tableOf } from '../content-blocks.ts'
import type { ExportInput } from '../input.ts'
import type { LetterBlock } from './pieces.ts'
import { headed, said } from './pieces.ts'
import type { Writer } from './writer.ts'

/** The stays, and how they are counted. Nothing for a plan without stops. */
export function staysBlocks({ plan }: ExportInput, writer: Writer): LetterBlock[] {
  const { words, reader } = writer
  const stays = countryStays(plan)
  if (stays.length === 0) return []
  const count = (value: number | null) => plain(value === null ? '' : reader.number(value))
  return [
    headed(words('formal.stays')),
    ...tableOf('stays', '', stays, [
      { id: 'country', title: words('fields.stop.country'), line: stay => countryOf(stay, writer) },
      { id: 'entry', title: words('formal.entry'), line: stay => entryOf(stay, writer) },
      { id: 'exit', title: words('formal.exit'), line: stay => exitOf(stay, writer) },
      { id: 'days', title: words('formal.days'), align: 'end', line: stay => count(stay.days) },
      { id: 'nights', title: words('fields.stop.nights'), align: 'end', line: stay => count(stay.nights) },
    ]),
    said(plain(words('formal.staysAre'))),
  ]
}

/** The country; where the plan says none, the places. */
function countryOf({ country, first, last }: CountryStay, { words, reader }: Writer): Line {
  if (country !== '') return plain(reader.countryName(country))
  const places = first === last ? [first] : [first, last]
  return plain(`${places.map(reader.stop).join(' – ')} (${words('formal.unstated')})`)
}

function entryOf({ enter, first, leftBefore }: CountryStay, writer: Writer): Line {
  const begins = first.arrive === null && leftBefore === null ? 'formal.begins' : null
  return endOf(enter, begins, overnight(leftBefore, enter, 'formal.since', writer), writer)
}

function exitOf({ leave, last, reachedAfter }: CountryStay, writer: Writer): Line {
  const ends = last.depart === null && reachedAfter === null ? 'formal.ends' : null
  return endOf(leave, ends, overnight(reachedAfter, leave, 'formal.until', writer), writer)
}

function endOf(at: LocalTime | null, key: string | null, overnight: Line, { words, reader }: Writer): Line {
  if (at === null) return []
  const when = reader.clock(at)
  return joined([plain(key === null ? when : words(key, { when })), overnight], '\n')
}

/** The other side of a border that is crossed between two days: on which of them, no timetable says. */
function overnight(beyond: LocalTime | null, here: LocalTime | null, key: string, { words, reader }: Writer): Line {
  if (beyond === null || here === null || dayOf(beyond) === dayOf(here)) return []
  return plain(words(key, { when: reader.clock(beyond) }))
}
