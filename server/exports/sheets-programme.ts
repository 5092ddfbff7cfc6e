/** The sheets of the programme and of the tasks. */
import type { ClockTime, ProgrammeItem, Task } from '#shared/plan/plan.ts'
import { daysOf } from './content-programme.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'
import { type Cell, dayCell, type Sheet, sheetOf, textCell, wordsCell } from './sheets.ts'

/** All items by day and start, with the zone on whose clock their times stand. */
export function programmeSheet({ plan }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  const stops = new Map(plan.stops.map(stop => [stop.id, stop]))
  const stopOf = (item: ProgrammeItem) => (item.stop === null ? undefined : stops.get(item.stop))
  const stopName = (item: ProgrammeItem) => {
    const stop = stopOf(item)
    return item.unplaced ? words('fields.item.unplaced') : stop ? reader.stop(stop) : ''
  }
  const zone = (item: ProgrammeItem) => (item.start === null && item.end === null ? '' : (stopOf(item)?.zone ?? ''))
  const items = daysOf(plan.items).flatMap(day => day.items)
  return sheetOf<ProgrammeItem>(words('fields.part.programme'), items, [
    [words('fields.item.day'), item => dayCell(item.day)],
    [words('fields.item.start'), item => clockCell(item.start)],
    [words('fields.item.end'), item => clockCell(item.end)],
    [words('fields.stop.zone'), item => textCell(zone(item))],
    [words('fields.item.title'), item => wordsCell(reader.read(item.title), reader)],
    [words('fields.item.stop'), item => textCell(stopName(item))],
    [words('fields.item.place'), item => textCell(item.place)],
    [words('fields.item.committee'), item => textCell(reader.committee(item.committee))],
    [words('fields.item.party'), item => textCell(item.party)],
    [words('fields.item.method'), item => textCell(item.method)],
    [words('fields.item.language'), item => textCell(item.language === '' ? '' : reader.languageName(item.language))],
    [words('fields.item.bring'), item => wordsCell(reader.read(item.bring), reader)],
    [words('fields.item.note'), item => wordsCell(reader.read(item.note), reader)],
  ])
}

/** The tasks in the order of their list. */
export function tasksSheet({ plan }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  return sheetOf<Task>(words('fields.part.tasks'), plan.tasks, [
    [words('fields.task.title'), task => wordsCell(reader.read(task.title), reader)],
    [words('fields.task.committee'), task => textCell(reader.committee(task.committee))],
    [words('fields.task.member'), task => textCell(reader.member(task.member))],
    [words('fields.task.due'), task => dayCell(task.due)],
    [words('fields.task.state'), task => textCell(words(`fields.state.${task.state}`))],
    [words('fields.task.note'), task => wordsCell(reader.read(task.note), reader)],
  ])
}

function clockCell(clock: ClockTime | null): Cell {
  return clock === null ? null : { kind: 'clock', clock }
}
