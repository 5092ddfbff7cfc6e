/** The rows of a table as records of one list. What cannot be read is noted and left empty. */
import { zoneAt } from '#server/places/zone.ts'
import * as read from '#shared/plan/fields.ts'
import { budgetCategories, type Currency, shareRules, taskStates, type Zone } from '#shared/plan/plan.ts'
import type { FoundRecord, ImportField, ImportList, ImportValues } from '#shared/protocol/imports.ts'
import { knowsZone } from '#shared/time.ts'
import { choiceOf, countryIn, isYes, languageIn } from './cell-choices.ts'
import { amountIn, currencyIn, decimalSignOf, degreesIn } from './cell-numbers.ts'
import { clockIn, type DayOrder, dayIn, dayOrderOf, isUnclear, localTimeIn } from './cell-times.ts'
import type { ImportContext } from './context.ts'
import type { Notes } from './notes.ts'
import { committeeNamed, memberNamed, stopNamed } from './references.ts'
import { fieldText } from './texts.ts'

/** The cells of one row that have a field, without those that are empty. */
export type Said = { readonly [F in ImportField]?: string }
export type SaidRow = { readonly row: number; readonly cells: Said }

const stateOf = choiceOf('state', taskStates, {
  done: ['x', 'yes', 'ja', 'erledigt', 'да', 'نعم', 'completed', 'finished'],
  doing: ['in progress', 'started'],
  open: ['no', 'nein', 'todo', 'to do', 'new'],
})
const categoryOf = choiceOf('category', budgetCategories)
const shareRuleOf = choiceOf('shareRule', shareRules)

/** The records that `rows` say. */
export function recordsOf(list: ImportList, rows: readonly SaidRow[], context: ImportContext, notes: Notes) {
  const column = (field: ImportField) => rows.flatMap(({ cells }) => cells[field] ?? [])
  const days = [...column('day'), ...column('due'), ...column('arrive'), ...column('depart')]
  const order = dayOrderOf(days) ?? 'day-first'
  if (dayOrderOf(days) === null && days.some(isUnclear)) notes.add(order, null, { example: days.find(isUnclear) ?? '' })
  const sign = decimalSignOf([...column('planned'), ...column('actual')])
  const ground = (row: number): Ground => ({ row, context, notes, order, sign })
  switch (list) {
    case 'stops':
      return { list, records: named(rows, 'name', notes, (said, row) => stopOf(said, ground(row))) }
    case 'items':
      return { list, records: named(rows, 'title', notes, (said, row) => itemOf(said, ground(row))) }
    case 'tasks':
      return { list, records: named(rows, 'title', notes, (said, row) => taskOf(said, ground(row))) }
    case 'lines':
      return { list, records: named(rows, 'title', notes, (said, row) => lineOf(said, ground(row))) }
    default:
      return list satisfies never
  }
}

/** What it takes to read the cells of a row. */
type Ground = {
  readonly row: number
  readonly context: ImportContext
  readonly notes: Notes
  readonly order: DayOrder
  readonly sign: '.' | ','
}

/** The records of the rows that have what a record is called by. */
function named<L extends ImportList>(
  rows: readonly SaidRow[],
  needed: ImportField,
  notes: Notes,
  read: (said: Said, row: number) => ImportValues[L],
): FoundRecord<L>[] {
  return rows.flatMap(({ row, cells }) => {
    if (cells[needed] !== undefined) return [{ row, values: read(cells, row) }]
    notes.add('nameless', row)
    return []
  })
}

/** The value that `reader` finds in a cell; what it cannot read is noted and left empty. */
function value<T>(
  said: Said,
  field: ImportField,
  { row, notes }: Ground,
  reader: (text: string) => T | null,
): { [F in string]?: T } {
  const text = said[field]
  if (text === undefined) return {}
  const found = reader(text)
  if (found === null) notes.add('value-unread', row, { field, example: text })
  return found === null ? {} : { [field]: found }
}

function words(said: Said, fields: readonly ImportField[], { row, notes }: Ground): { [F in string]?: string } {
  return Object.fromEntries(
    fields.flatMap(field => {
      const text = said[field]
      return text === undefined ? [] : [[field, fieldText(text, field, row, notes)]]
    }),
  )
}

/** A reference that nobody stands for is noted where it is looked up, and left empty. */
function reference(field: ImportField, id: string | null): { [F in string]?: string } {
  return id === null ? {} : { [field]: id }
}

function stopOf(said: Said, ground: Ground): ImportValues['stops'] {
  const { row, context, notes, order } = ground
  const lat = value(said, 'lat', ground, text => degreesIn(text, 90))
  const lon = value(said, 'lon', ground, text => degreesIn(text, 180))
  const zone = value(said, 'zone', ground, zoneIn).zone ?? zoneOf(lat.lat, lon.lon)
  const local = (text: string) => localTimeIn(text, order, zone)
  return {
    ...words(said, ['name', 'alias', 'station', 'note'], ground),
    ...value(said, 'country', ground, countryIn),
    ...lat,
    ...lon,
    ...(zone === null ? {} : { zone }),
    ...value(said, 'arrive', ground, local),
    ...value(said, 'depart', ground, local),
    ...reference('host', said.host === undefined ? null : committeeNamed(said.host, 'host', row, context, notes)),
  }
}

function zoneOf(lat: number | undefined, lon: number | undefined): Zone | null {
  return lat === undefined || lon === undefined ? null : zoneAt(lat, lon)
}

function zoneIn(text: string): Zone | null {
  const zone = read.zone(text.trim())
  return zone !== null && knowsZone(zone) ? zone : null
}

function itemOf(said: Said, ground: Ground): ImportValues['items'] {
  const { row, context, notes, order } = ground
  return {
    ...words(said, ['title', 'place', 'party', 'method', 'bring', 'note'], ground),
    ...value(said, 'day', ground, text => dayIn(text, order)),
    ...value(said, 'start', ground, clockIn),
    ...value(said, 'end', ground, clockIn),
    ...value(said, 'language', ground, languageIn),
    ...reference('stop', said.stop === undefined ? null : stopNamed(said.stop, row, context, notes)),
    ...reference(
      'committee',
      said.committee === undefined ? null : committeeNamed(said.committee, 'committee', row, context, notes),
    ),
  }
}

function taskOf(said: Said, ground: Ground): ImportValues['tasks'] {
  const { row, context, notes, order } = ground
  return {
    ...words(said, ['title', 'note'], ground),
    ...value(said, 'due', ground, text => dayIn(text, order)),
    ...value(said, 'state', ground, stateOf),
    ...reference(
      'committee',
      said.committee === undefined ? null : committeeNamed(said.committee, 'committee', row, context, notes),
    ),
    ...reference('member', said.member === undefined ? null : memberNamed(said.member, row, context, notes)),
  }
}

function lineOf(said: Said, ground: Ground): ImportValues['lines'] {
  const { row, context, notes, sign } = ground
  const currency = currencyOf(said, ground)
  const amount = (text: string) => amountIn(text, sign, currency)
  return {
    ...words(said, ['title'], ground),
    currency,
    ...value(said, 'category', ground, categoryOf),
    ...value(said, 'planned', ground, amount),
    ...value(said, 'actual', ground, amount),
    ...value(said, 'shareRule', ground, shareRuleOf),
    ...(said.inKind === undefined ? {} : { inKind: isYes(said.inKind) }),
    ...reference('payer', said.payer === undefined ? null : committeeNamed(said.payer, 'payer', row, context, notes)),
    ...value(said, 'shares', ground, text => sharesIn(text, ground)),
  }
}

/** As its own column says, or a sign beside the sum; otherwise that of the plan. */
function currencyOf(said: Said, ground: Ground): Currency {
  const own = value(said, 'currency', ground, currencyIn).currency
  return own ?? currencyIn(said.planned ?? '') ?? currencyIn(said.actual ?? '') ?? ground.context.currency
}

/** `Köln: 5000; Минск: 5000`, as our own tables have it. */
function sharesIn(text: string, { row, context, notes }: Ground): Record<string, number> | null {
  const shares: [string, number][] = []
  for (const part of text.split(';')) {
    const [, city = '', share = ''] = /^(.*):\s*(-?\d+)$/.exec(part.trim()) ?? []
    if (city === '') return null
    const committee = committeeNamed(city, 'shares', row, context, notes)
    if (committee !== null) shares.push([committee, read.amount(Number(share))])
  }
  return Object.fromEntries(shares)
}
