/** The programme, a table for each day. Times stand on the clock of the stop at which something happens. */
import type { Day, ProgrammeItem } from '#shared/plan/plan.ts'
import type { Block, Line, Part } from './content.ts'
import { cell, joined, plain, tableOf } from './content-blocks.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** All items: by day, within a day by start, and among equals in the order of the list. Those without a day come last. */
export function programmePart(input: ExportInput, reader: Reader): Part {
  const blocks = daysOf(input.plan.items).flatMap(({ day, items }) => {
    const title = day === null ? reader.words('export.withoutDay') : reader.day(day)
    return dayTable(title, items, input, reader)
  })
  return { id: 'programme', title: reader.words('fields.part.programme'), blocks }
}

/** Items of one day, or those of no day yet. */
export type ProgrammeDay = { readonly day: Day | null; readonly items: readonly ProgrammeItem[] }

/** The items sorted into their days. */
export function daysOf(items: readonly ProgrammeItem[]): ProgrammeDay[] {
  const days = new Map<Day | null, ProgrammeItem[]>()
  for (const item of items) days.set(item.day, [...(days.get(item.day) ?? []), item])
  return [...days]
    .sort(([a], [b]) => compare(a ?? late, b ?? late))
    .map(([day, own]) => ({ day, items: own.sort((a, b) => compare(a.start ?? '', b.start ?? '')) }))
}

const late = '9999-99-99'

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function dayTable(title: string, items: readonly ProgrammeItem[], input: ExportInput, reader: Reader): Block[] {
  const { words } = reader
  return tableOf('day', title, items, [
    { id: 'time', title: words('export.time'), line: item => plain(clockSpan(item)) },
    { id: 'title', title: words('fields.item.title'), line: item => cell(reader.read(item.title)) },
    { id: 'place', title: words('fields.item.place'), line: item => placeLine(item, input, reader) },
    { id: 'committee', title: words('fields.item.committee'), line: item => plain(reader.committee(item.committee)) },
    { id: 'party', title: words('fields.item.party'), line: item => plain(item.party) },
    { id: 'method', title: words('fields.item.method'), line: item => plain(item.method) },
    { id: 'language', title: words('fields.item.language'), line: item => plain(languageName(item, reader)) },
    { id: 'bring', title: words('fields.item.bring'), line: item => cell(reader.read(item.bring)) },
    { id: 'note', title: words('fields.item.note'), line: item => cell(reader.read(item.note)) },
  ])
}

/** `10:00–12:30`. */
function clockSpan({ start, end }: ProgrammeItem): string {
  return [start, end].filter(time => time !== null).join('–')
}

function languageName(item: ProgrammeItem, reader: Reader): string {
  return item.language === '' ? '' : reader.languageName(item.language)
}

/** Stop and place of an item. */
export function placeLine(item: ProgrammeItem, { plan }: ExportInput, reader: Reader): Line {
  const stop = plan.stops.find(each => each.id === item.stop)
  const name = item.unplaced ? reader.words('fields.item.unplaced') : stop ? reader.stop(stop) : ''
  return joined([plain(name), plain(item.place)], ', ')
}
