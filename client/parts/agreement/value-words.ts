/** A value of the plan as people read it in a comparison: times, money, names and choices in words, never as stored. */
import type { TFunction } from 'i18next'
import type { Format } from '#client/state/format.ts'
import type { Board } from '#client/state/use-board.ts'
import type { Id } from '#shared/ids.ts'
import type { Change } from '#shared/plan/diff.ts'
import { nouns } from '#shared/plan/kinds.ts'
import type { Plan } from '#shared/plan/plan.ts'

export type Wording = {
  readonly t: TFunction
  readonly format: Format
  readonly board: Board
}

/** The name of the field that changed, with its language where it has one. */
export function fieldWords({ kind, field, language }: Change, { t, format }: Wording): string {
  if (field === undefined) return ''
  const name = t(`fields.${nouns[kind]}.${field}`)
  return language === undefined ? name : t('link.both.inLanguage', { field: name, language: format.language(language) })
}

/** One side of a change in words; empty for nothing. `plan` is that side's plan, in which ids are looked up. */
export function valueWords(change: Change, value: unknown, plan: Plan, words: Wording): string {
  if (value === null || value === undefined || value === '') return ''
  const { format, t } = words
  const field = change.field ?? ''
  if (change.kind === 'lines' && ['planned', 'actual'].includes(field))
    return format.money(Number(value), currencyOf(plan, change.id))
  const named = namers[`${change.kind}.${field}`] ?? namers[field]
  if (named !== undefined) return named(value, plan, words)
  if (typeof value === 'boolean') return t(value ? 'agreement.changes.yes' : 'agreement.changes.no')
  if (typeof value === 'number') return format.number(value, 6)
  return typeof value === 'string' ? value : ''
}

type Namer = (value: unknown, plan: Plan, words: Wording) => string

const day: Namer = (value, _plan, { format }) => format.dayShort(String(value))
const localTime: Namer = (value, _plan, { format }) => format.dateTime(String(value))
const clock: Namer = (value, _plan, { format }) => format.time(String(value))
const city: Namer = (value, _plan, { board }) => board.committee(String(value))?.city ?? ''
const stop: Namer = (value, plan) => plan.stops.find(each => each.id === value)?.name ?? ''
const choice =
  (list: string): Namer =>
  (value, _plan, { t }) =>
    t(`fields.${list}.${String(value)}`)

/** By field, or by kind and field where a name means different things. */
const namers: Readonly<Record<string, Namer>> = {
  startDay: day,
  endDay: day,
  day,
  due: day,
  checkedOn: day,
  arrive: localTime,
  depart: localTime,
  start: clock,
  end: clock,
  host: city,
  committee: city,
  payer: city,
  stop,
  from: stop,
  to: stop,
  member: (value, _plan, { board }) => board.member(String(value))?.name ?? '',
  mode: choice('mode'),
  status: choice('status'),
  state: choice('state'),
  category: choice('category'),
  shareRule: choice('shareRule'),
  'groups.kind': choice('groupKind'),
  country: (value, _plan, { format }) => format.country(String(value)),
  language: (value, _plan, { format }) => format.language(String(value)),
  languages: (value, _plan, { format }) => format.list((value as readonly string[]).map(format.language)),
  distanceKm: (value, _plan, { format }) => format.distance(Number(value)),
  borderMinutes: (value, _plan, { format }) => format.duration(Number(value)),
  shares: (value, _plan, { format, board }) =>
    Object.entries(value as Record<Id, number>)
      .map(([id, share]) => `${board.committee(id)?.city ?? '?'} ${format.number(share / 100, 2)}`)
      .join(', '),
}

function currencyOf(plan: Plan, line: Id): string {
  return plan.lines.find(each => each.id === line)?.currency ?? plan.currency
}
