/**
 * What is stored where: one root map a kind of record, its fields, and how each is read. A record is a flat map; a
 * translated field has one key a language (`title@de`), shares have one key a committee (`shares@<id>`), so that two
 * people who write different languages or shares do not touch the same key. Added fields need no migration.
 */
import { type Id, isId } from '../ids.ts'
import * as read from './fields.ts'
import {
  type BudgetLine,
  budgetCategories,
  type Group,
  groupKinds,
  type Language,
  type Leg,
  type ListKind,
  legModes,
  legStatuses,
  type Plan,
  type ProgrammeItem,
  type Rate,
  type Section,
  type Stop,
  shareRules,
  type Task,
  type Translated,
  taskStates,
} from './plan.ts'

/** The number of the storage form that this code writes. A plan with a higher number is from newer code. */
export const SCHEMA = 1

/** The record type of each list. */
export type RecordOf = {
  rates: Rate
  stops: Stop
  legs: Leg
  items: ProgrammeItem
  tasks: Task
  lines: BudgetLine
  groups: Group
  sections: Section
}
type Computed = 'id' | 'standing' | 'unplaced' | 'texts' | 'compared'
type TranslatedIn<R> = { [F in keyof R]-?: R[F] extends Translated ? F : never }[keyof R]

/** The fields of a record that people write. */
export type RecordValues = { [K in ListKind]: Omit<RecordOf[K], Computed> }
/** Those of them that hold one value, or shares, and no wordings. */
export type PlainValues = { [K in ListKind]: Omit<RecordValues[K], TranslatedIn<RecordValues[K]>> }
/** The fields of the plan itself that hold one value. */
export type PlanValues = Pick<Plan, 'startDay' | 'endDay' | 'languages' | 'currency'>
/** The names of the translated fields. */
export type WordField = 'title' | 'purpose' | 'label' | 'note' | 'bring' | 'alias'
/** What has translated fields: a record, or the plan itself. */
export type WordTarget = { readonly kind: ListKind; readonly id: Id } | 'plan'

/** The word for one record of a list, as in `fields.stop.depart`. */
export const nouns = {
  rates: 'rate',
  stops: 'stop',
  legs: 'leg',
  items: 'item',
  tasks: 'task',
  lines: 'line',
  groups: 'group',
  sections: 'section',
  plan: 'plan',
} as const satisfies Record<ListKind | 'plan', string>

/** How one kind of record is stored. */
export type Fields<Plain> = {
  /** A reader for each field under its own key. */
  readonly plain: { readonly [F in Exclude<keyof Plain, 'shares'>]: read.Reader<Plain[F]> }
  /** Fields with one key a language. */
  readonly words: readonly WordField[]
  /** True when there is a share for each committee. */
  readonly shares: boolean
  /** True when there are longer texts, with a note for each language of the source it was compared with. */
  readonly texts?: boolean
}

/** The lists of a plan, in the order in which a plan names them. */
export const listKinds = [
  'rates',
  'stops',
  'legs',
  'items',
  'tasks',
  'lines',
  'groups',
  'sections',
] as const satisfies readonly ListKind[]

/** The plan's own fields, in the root map `meta`. */
export const planFields: Fields<PlanValues & { schema: number }> = {
  plain: {
    schema: read.whole(0, 1_000_000),
    startDay: read.day,
    endDay: read.day,
    languages: read.languages,
    currency: read.currency,
  },
  words: ['title', 'purpose', 'label'],
  shares: false,
}

/** The fields of each kind of record. */
export const kinds: { readonly [K in ListKind]: Fields<PlainValues[K]> } = {
  rates: {
    plain: { currency: read.currency, rate: read.decimal, day: read.day, source: read.text },
    words: [],
    shares: false,
  },
  stops: {
    plain: {
      name: read.text,
      station: read.text,
      country: read.country,
      lat: read.numberIfAny(-90, 90),
      lon: read.numberIfAny(-180, 180),
      zone: read.zone,
      arrive: read.localTime,
      depart: read.localTime,
      host: read.reference,
    },
    words: ['alias', 'note'],
    shares: false,
  },
  legs: {
    plain: {
      from: read.idOrEmpty,
      to: read.idOrEmpty,
      mode: read.choice(legModes, 'train'),
      number: read.text,
      distanceKm: read.numberIfAny(0, 50_000),
      borderMinutes: read.whole(0, 10_080),
      status: read.choice(legStatuses, 'unknown'),
      checkedOn: read.day,
    },
    words: ['note'],
    shares: false,
  },
  items: {
    plain: {
      stop: read.reference,
      day: read.day,
      start: read.clockTime,
      end: read.clockTime,
      committee: read.reference,
      party: read.text,
      place: read.text,
      lat: read.numberIfAny(-90, 90),
      lon: read.numberIfAny(-180, 180),
      method: read.text,
      language: read.language,
    },
    words: ['title', 'note', 'bring'],
    shares: false,
  },
  tasks: {
    plain: {
      committee: read.reference,
      member: read.reference,
      due: read.day,
      state: read.choice(taskStates, 'open'),
    },
    words: ['title', 'note'],
    shares: false,
  },
  lines: {
    plain: {
      category: read.choice(budgetCategories, 'other'),
      payer: read.reference,
      currency: read.currency,
      planned: read.amount,
      actual: read.amountIfAny,
      inKind: read.flag,
      shareRule: read.choice(shareRules, 'equal'),
    },
    words: ['title'],
    shares: true,
  },
  groups: {
    plain: { committee: read.reference, kind: read.choice(groupKinds, 'young'), count: read.whole(0, 100_000) },
    words: ['note'],
    shares: false,
  },
  sections: { plain: {}, words: ['title'], shares: false, texts: true },
}

/** The key of a field under a language or a committee. */
export function innerKey(field: string, part: Language | Id): string {
  return `${field}@${part}`
}

/** The root name of a section's text in one language. */
export function textRoot(section: Id, language: Language): string {
  return `text/${section}/${language}`
}

/** The section and language of a text's root name, or null when it is another name. */
export function parseTextRoot(root: string): { section: Id; language: Language } | null {
  const [text, section, language, ...rest] = root.split('/')
  return text === 'text' && isId(section) && read.isLanguage(language) && rest.length === 0
    ? { section, language }
    : null
}

/** The kind of record that the root map `root` holds, `plan` for `meta`, or null when it is another name. */
export function kindOfRoot(root: string): ListKind | 'plan' | null {
  return root === 'meta' ? 'plan' : (listKinds.find(kind => kind === root) ?? null)
}

/** True when `key` is one under which a record of `kind` (or the plan's `meta`) may hold a value. */
export function isFieldKey(kind: ListKind | 'plan', key: string): boolean {
  const fields: Fields<object> = kind === 'plan' ? planFields : kinds[kind]
  const [field, part, ...rest] = key.split('@')
  if (field === undefined || rest.length > 0) return false
  if (part === undefined) return Object.hasOwn(fields.plain, field) || (field === 'order' && kind !== 'plan')
  if (field === 'shares') return fields.shares && isId(part)
  if (field === 'text') return fields.texts === true && read.isLanguage(part)
  return fields.words.some(word => word === field) && read.isLanguage(part)
}
