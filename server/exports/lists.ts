/**
 * The lists of a plan as plain tables for machines and spreadsheets: every field of a record under its name on the board,
 * times and days in ISO form, sums in major units with a point, so that a file can be sorted, computed with and read back.
 */
import { amountText } from '#shared/money.ts'
import type { BudgetLine, Plan, ProgrammeItem, Stop, Task } from '#shared/plan/plan.ts'
import type { CsvList } from '#shared/protocol/routes.ts'
import type { Table } from './content.ts'
import { cell, plain } from './content-blocks.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

type Field<T> = readonly [key: string, line: (row: T) => ReturnType<typeof plain>]

/** The list `list`, with every column even when it is empty: what reads the file can rely on them. */
export function listOf(list: CsvList, input: ExportInput, reader: Reader): Table {
  const { plan } = input
  switch (list) {
    case 'stops':
      return table('stop', plan.stops, stopFields(reader), reader)
    case 'items':
      return table('item', plan.items, itemFields(plan, reader), reader)
    case 'tasks':
      return table('task', plan.tasks, taskFields(reader), reader)
    case 'lines':
      return table('line', plan.lines, lineFields(input, reader), reader)
    default:
      return list satisfies never
  }
}

function table<T extends { readonly id: string }>(
  kind: string,
  rows: readonly T[],
  fields: readonly Field<T>[],
  { words }: Reader,
): Table {
  const all: readonly Field<T>[] = [['export.id', row => plain(row.id)], ...fields]
  const columns = all.map(([key]) => ({
    id: key,
    title: words(key.includes('.') ? key : `fields.${kind}.${key}`),
    align: 'start' as const,
  }))
  return { kind: 'table', id: 'list', title: '', columns, rows: rows.map(row => all.map(([, line]) => line(row))) }
}

function stopFields(reader: Reader): Field<Stop>[] {
  return [
    ['name', stop => plain(stop.name)],
    ['alias', stop => cell(reader.read(stop.alias))],
    ['station', stop => plain(stop.station)],
    ['country', stop => plain(stop.country)],
    ['lat', stop => plain(numberText(stop.lat))],
    ['lon', stop => plain(numberText(stop.lon))],
    ['zone', stop => plain(stop.zone ?? '')],
    ['arrive', stop => plain(stop.arrive ?? '')],
    ['depart', stop => plain(stop.depart ?? '')],
    ['host', stop => plain(reader.committee(stop.host))],
    ['note', stop => cell(reader.read(stop.note))],
  ]
}

function itemFields(plan: Plan, reader: Reader): Field<ProgrammeItem>[] {
  const stopName = (item: ProgrammeItem) => plan.stops.find(stop => stop.id === item.stop)?.name ?? ''
  return [
    ['day', item => plain(item.day ?? '')],
    ['start', item => plain(item.start ?? '')],
    ['end', item => plain(item.end ?? '')],
    ['title', item => cell(reader.read(item.title))],
    ['stop', item => plain(stopName(item))],
    ['place', item => plain(item.place)],
    ['committee', item => plain(reader.committee(item.committee))],
    ['party', item => plain(item.party)],
    ['method', item => plain(item.method)],
    ['language', item => plain(item.language)],
    ['bring', item => cell(reader.read(item.bring))],
    ['note', item => cell(reader.read(item.note))],
  ]
}

function taskFields(reader: Reader): Field<Task>[] {
  return [
    ['title', task => cell(reader.read(task.title))],
    ['committee', task => plain(reader.committee(task.committee))],
    ['member', task => plain(reader.member(task.member))],
    ['due', task => plain(task.due ?? '')],
    ['state', task => plain(reader.words(`fields.state.${task.state}`))],
    ['note', task => cell(reader.read(task.note))],
  ]
}

function lineFields({ committees }: ExportInput, reader: Reader): Field<BudgetLine>[] {
  const amount = (minor: number | null, { currency }: BudgetLine) => (minor === null ? '' : amountText(minor, currency))
  const shares = (line: BudgetLine) =>
    committees.flatMap(({ id, city }) => (Object.hasOwn(line.shares, id) ? [`${city}: ${line.shares[id]}`] : []))
  return [
    ['title', line => cell(reader.read(line.title))],
    ['category', line => plain(reader.words(`fields.category.${line.category}`))],
    ['payer', line => plain(reader.committee(line.payer))],
    ['currency', line => plain(line.currency)],
    ['planned', line => plain(amount(line.planned, line))],
    ['actual', line => plain(amount(line.actual, line))],
    ['inKind', line => plain(line.inKind ? reader.words('export.yes') : '')],
    ['shareRule', line => plain(reader.words(`fields.shareRule.${line.shareRule}`))],
    ['shares', line => plain(shares(line).join('; '))],
  ]
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value)
}
