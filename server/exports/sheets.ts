/**
 * The lists of a plan as sheets that people sort and compute with: days, times and sums as what they are, not as text, in
 * the reader's words. Times stand on the clock of their place, with its zone beside them.
 */
import { standing } from '#shared/agreement/standing.ts'
import type { ClockTime, Currency, Day, LocalTime } from '#shared/plan/plan.ts'
import { knowsZone, toLocal } from '#shared/time.ts'
import { howLine } from './content-agreement.ts'
import { checksPart } from './content-checks.ts'
import { overviewPart } from './content-overview.ts'
import { editionOf, titleOf } from './edition.ts'
import type { ExportInput } from './input.ts'
import type { Reader, Run } from './reader.ts'
import { noted } from './run-notes.ts'
import { budgetSheets } from './sheets-budget.ts'
import { programmeSheet, tasksSheet } from './sheets-programme.ts'
import { legsSheet, stopsSheet } from './sheets-route.ts'

/** What stands in one cell; null when nothing does. Minutes are a length of time. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly digits?: number }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'time'; readonly local: LocalTime }
  | { readonly kind: 'clock'; readonly clock: ClockTime }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: Currency }
  | null

export type Sheet = {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** One column: its head, and what stands under it for a row. */
export type SheetColumn<T> = readonly [head: string, cell: (row: T) => Cell]

/** All sheets with at least one row. The first says what the file is. */
export function sheetsOf(input: ExportInput, reader: Reader, digest: string): { first: FirstSheet; lists: Sheet[] } {
  const lists = [
    stopsSheet(input, reader),
    legsSheet(input, reader),
    programmeSheet(input, reader),
    tasksSheet(input, reader),
    ...budgetSheets(input, reader),
    peopleSheet(input, reader),
    checksSheet(input, reader),
    versionsSheet(input, reader),
  ]
  return { first: firstSheet(input, reader, digest), lists: lists.filter(sheet => sheet.rows.length > 0) }
}

/** The sheet that says what the file is. `draft` is the word and the sentence that mark a draft, or null. */
export type FirstSheet = {
  readonly name: string
  readonly title: string
  readonly draft: { readonly mark: string; readonly notice: string } | null
  readonly label: string
  /** Which version this is, or that it is a draft; and the digest of its plan. */
  readonly edition: string
  readonly digest: string
  readonly facts: readonly (readonly [name: string, value: string])[]
}

function firstSheet(input: ExportInput, reader: Reader, digest: string): FirstSheet {
  const { words } = reader
  const facts = overviewPart(input, reader).blocks.flatMap(block => (block.kind === 'facts' ? block.facts : []))
  return {
    name: words('fields.part.overview'),
    title: noted([titleOf(input, reader)], reader),
    draft: input.version === null ? { mark: words('export.draft'), notice: words('export.draftNotice') } : null,
    label: noted([reader.read(input.plan.label)], reader),
    edition: editionOf(input, reader),
    digest,
    facts: [
      ...facts.map(({ name, line }) => [name, noted(line, reader)] as const),
      ...(facts.length > 0 ? [] : [[words('export.edition'), editionOf(input, reader)] as const]),
      [words('export.fingerprint'), digest],
      [words('export.origin'), input.origin],
    ],
  }
}

/** A sheet of `rows`; columns in which no row has anything are left out. */
export function sheetOf<T>(name: string, rows: readonly T[], columns: readonly SheetColumn<T>[]): Sheet {
  const cells = columns.map(([head, cell]) => ({ head, cells: rows.map(cell) }))
  const used = cells.filter(column => column.cells.some(cell => cell !== null))
  return {
    name,
    heads: used.map(column => column.head),
    rows: rows.map((_, row) => used.map(column => column.cells[row] ?? null)),
  }
}

/** A cell of text; none without text. */
export function textCell(text: string): Cell {
  return text === '' ? null : { kind: 'text', text }
}

/** A cell of text in whatever language it is written, which is then named. */
export function wordsCell(run: Run, reader: Reader): Cell {
  return textCell(noted([run], reader))
}

export function dayCell(day: Day | null): Cell {
  return day === null ? null : { kind: 'day', day }
}

export function timeCell(local: LocalTime | null): Cell {
  return local === null ? null : { kind: 'time', local }
}

export function moneyCell(minor: number | null, currency: Currency): Cell {
  return minor === null ? null : { kind: 'money', minor, currency }
}

export function numberCell(value: number | null, digits = 0): Cell {
  return value === null ? null : { kind: 'number', value, digits }
}

function peopleSheet({ plan }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  return sheetOf(words('fields.kind.groups'), plan.groups, [
    [words('fields.group.committee'), group => textCell(reader.committee(group.committee))],
    [words('fields.group.kind'), group => textCell(words(`fields.groupKind.${group.kind}`))],
    [words('fields.group.count'), group => numberCell(group.count)],
    [words('fields.group.note'), group => wordsCell(reader.read(group.note), reader)],
  ])
}

function checksSheet(input: ExportInput, reader: Reader): Sheet {
  const { title, blocks } = checksPart(input, reader)
  const lines = blocks.flatMap(block => (block.kind === 'list' ? block.lines : []))
  return sheetOf(title, lines, [[title, line => textCell(noted(line, reader))]])
}

/** What was put to the committees up to this version, a row for each that was asked. */
function versionsSheet({ proposals, version, committees }: ExportInput, reader: Reader): Sheet {
  const { words } = reader
  const known = proposals.filter(proposal => version === null || proposal.version <= version)
  const rows = known.flatMap(proposal =>
    proposal.committees.map(committee => ({
      proposal,
      committee,
      decision: proposal.decisions.find(each => each.committee === committee && each.digest === proposal.digest),
      zone: zoneOf(committees.find(each => each.id === committee)?.zone),
    })),
  )
  return sheetOf(words('export.versions'), rows, [
    [words('export.versionNumber'), row => numberCell(row.proposal.version)],
    [words('export.standing'), row => textCell(words(`agreement.standing.${standing(row.proposal, proposals)}`))],
    [words('export.proposedAt'), row => timeCell(toLocal(row.proposal.at, 'UTC'))],
    [words('fields.stop.zone'), () => textCell('UTC')],
    [words('export.proposedBy'), row => textCell(row.proposal.by.name)],
    [words('export.committee'), row => textCell(reader.committee(row.committee))],
    [words('export.answer'), row => textCell(words(`agreement.seal.${row.decision?.kind ?? 'open'}`))],
    [words('export.by'), row => textCell([row.decision?.by.name, row.decision?.by.office].filter(Boolean).join(', '))],
    [words('export.when'), row => (row.decision ? timeCell(toLocal(row.decision.at, row.zone)) : null)],
    [words('fields.stop.zone'), row => (row.decision ? textCell(row.zone) : null)],
    [words('export.how'), row => textCell(howLine(row.decision?.how ?? null, reader))],
    [words('export.comment'), row => textCell(row.decision?.comment ?? '')],
    [words('export.fingerprint'), row => textCell(row.proposal.digest)],
  ])
}

function zoneOf(zone: string | undefined): string {
  return zone !== undefined && knowsZone(zone) ? zone : 'UTC'
}
