/**
 * What changed between two moments of a plan, in its own words: records added, removed and moved, and fields changed.
 * What is computed from other fields (a stranded leg, an item without its stop) is no change of its own.
 */
import type { Id } from '../ids.ts'
import { canonicalJson } from './freeze.ts'
import { kinds, listKinds, planFields, type RecordOf } from './kinds.ts'
import { wordingOf } from './languages.ts'
import { plainText } from './plain-text.ts'
import type { ListKind, Plan, RichText, Translated } from './plan.ts'

/** The part of the board that shows a change. */
export type Part = 'overview' | 'route' | 'programme' | 'tasks' | 'budget' | 'people' | 'texts'

export type Change = {
  readonly part: Part
  readonly kind: ListKind | 'plan'
  readonly id: Id
  /** The record's name, or its best wording; empty when it has none. */
  readonly label: string
  readonly op: 'added' | 'removed' | 'changed' | 'moved'
  /** For `changed`. `text` is the body of a section; `compared` tells that a wording was found to agree with its source. */
  readonly field?: string
  /** For a wording or a body. */
  readonly language?: string
  /** The field's value, a wording or body as plain text, the place in the list from 1, or the whole record. */
  readonly before?: unknown
  readonly after?: unknown
}

type AnyRecord = RecordOf[ListKind]
type Values = Readonly<Record<string, unknown>>
type Subject = Pick<Change, 'part' | 'kind' | 'id' | 'label'>
type FieldChange = Pick<Change, 'field' | 'language' | 'before' | 'after'>

const partOf: Readonly<Record<ListKind | 'plan', Part>> = {
  plan: 'overview',
  stops: 'route',
  legs: 'route',
  items: 'programme',
  tasks: 'tasks',
  lines: 'budget',
  rates: 'budget',
  groups: 'people',
  sections: 'texts',
}

/** All changes from `before` to `after`: the plan's own first, then list by list. */
export function diffPlans(before: Plan, after: Plan): Change[] {
  const subject = { part: partOf.plan, kind: 'plan', id: 'plan', label: bestWording(after, after.title) } as const
  const own = diffFields('plan', before, after).map((change): Change => ({ ...subject, op: 'changed', ...change }))
  return [...own, ...listKinds.flatMap(kind => diffList(kind, before, after))]
}

function diffList(kind: ListKind, before: Plan, after: Plan): Change[] {
  const old = new Map<Id, AnyRecord>(before[kind].map(record => [record.id, record]))
  const now = new Map<Id, AnyRecord>(after[kind].map(record => [record.id, record]))
  const places = movedPlaces([...old.keys()], [...now.keys()])
  const removed = [...old.values()]
    .filter(record => !now.has(record.id))
    .map((record): Change => ({ ...subjectOf(before, kind, record), op: 'removed', before: record }))
  const kept = [...now.values()].flatMap((record): Change[] => {
    const subject = subjectOf(after, kind, record)
    const past = old.get(record.id)
    if (!past) return [{ ...subject, op: 'added', after: record }]
    const moved = places.get(record.id)
    return [
      ...(moved ? [{ ...subject, op: 'moved' as const, ...moved }] : []),
      ...diffFields(kind, past, record).map((change): Change => ({ ...subject, op: 'changed', ...change })),
    ]
  })
  return [...removed, ...kept]
}

function diffFields(kind: ListKind | 'plan', before: Values, after: Values): FieldChange[] {
  const { plain, words, shares, texts } = kind === 'plan' ? planFields : kinds[kind]
  const fields = [...Object.keys(plain), ...(shares ? ['shares'] : [])]
  return [
    ...fields.filter(field => !same(before[field], after[field])).map(field => valueChange(field, before, after)),
    ...words.flatMap(field => diffWords(field, before[field] as Translated, after[field] as Translated)),
    ...(texts ? diffTexts(before as Section, after as Section) : []),
  ]
}

type Section = Values & Pick<RecordOf['sections'], 'texts' | 'compared'>

function valueChange(field: string, before: Values, after: Values): FieldChange {
  return { field, before: before[field], after: after[field] }
}

function diffWords(field: string, before: Translated, after: Translated): FieldChange[] {
  return languagesOf(before, after).flatMap((language): FieldChange[] => {
    const [past, now] = [before[language], after[language]]
    if (past?.text !== now?.text) return [{ field, language, before: past?.text, after: now?.text }]
    return same(past, now) ? [] : [{ field: 'compared', language }]
  })
}

function diffTexts(before: Section, after: Section): FieldChange[] {
  const bodies = languagesOf(before.texts, after.texts).flatMap((language): FieldChange[] => {
    const [past, now] = [before.texts[language], after.texts[language]]
    return same(past, now) ? [] : [{ field: 'text', language, before: words(past), after: words(now) }]
  })
  const [past, now] = [before.compared ?? {}, after.compared ?? {}]
  const notes = languagesOf(past, now).filter(language => !same(past[language], now[language]))
  return [...bodies, ...notes.map(language => ({ field: 'compared', language }))]
}

/** The records to call moved: the fewest whose taking out leaves the rest in the old order. */
function movedPlaces(before: readonly Id[], after: readonly Id[]): Map<Id, { before: number; after: number }> {
  const old = new Map(before.map((id, place) => [id, place + 1]))
  const kept = after.filter(id => old.has(id))
  const still = new Set(longestRising(kept.map(id => old.get(id) ?? 0)))
  const moved = kept.filter(id => !still.has(old.get(id) ?? 0))
  return new Map(moved.map(id => [id, { before: old.get(id) ?? 0, after: after.indexOf(id) + 1 }]))
}

/** A longest rising subsequence of different numbers, by piles as in patience. */
function longestRising(numbers: readonly number[]): number[] {
  const tops: number[] = []
  const under = new Map<number, number | undefined>()
  for (const number of numbers) {
    const found = tops.findIndex(top => top > number)
    const pile = found < 0 ? tops.length : found
    under.set(number, tops[pile - 1])
    tops[pile] = number
  }
  const rising: number[] = []
  for (let at = tops.at(-1); at !== undefined; at = under.get(at)) rising.push(at)
  return rising.reverse()
}

function subjectOf(plan: Plan, kind: ListKind, record: AnyRecord): Subject {
  return { part: partOf[kind], kind, id: record.id, label: labelOf(plan, record) }
}

function labelOf(plan: Plan, record: AnyRecord): string {
  if ('name' in record) return record.name || bestWording(plan, record.alias)
  if ('title' in record) return bestWording(plan, record.title)
  if ('mode' in record) return [record.from, record.to].map(id => stopName(plan, id)).join(' – ')
  return 'rate' in record ? record.currency : bestWording(plan, record.note)
}

function stopName(plan: Plan, id: Id): string {
  return plan.stops.find(stop => stop.id === id)?.name ?? '?'
}

function bestWording(plan: Plan, words: Translated): string {
  return wordingOf(words, plan.languages[0] ?? 'en', plan.languages)?.text ?? ''
}

function languagesOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
}

function words(text: RichText | undefined): string | undefined {
  return text && plainText(text)
}

function same(before: unknown, after: unknown): boolean {
  return canonicalJson(before ?? null) === canonicalJson(after ?? null)
}
