/**
 * A plan as a plain value: what a board says at one moment. Made by `read.ts` from the shared document, frozen by
 * `freeze.ts`, compared by `diff.ts`, rendered by the exports. Nothing in here knows Yjs.
 */
import type { Id } from '../ids.ts'

/** A language tag as the plan uses it: `de`, `en`, `ru`, `zh-hans`. */
export type Language = string
/** A calendar day, `2027-05-01`. */
export type Day = string
/** A time on a clock without zone, `10:40`. */
export type ClockTime = string
/** Day and clock time in the zone of the place it stands at, `2027-05-01T10:40`. */
export type LocalTime = string
/** An IANA zone id, `Europe/Minsk`. Never an offset: offsets change, as Volgograd's did in 2020. */
export type Zone = string
/** An ISO 4217 code, `EUR`. */
export type Currency = string

/** From which text, in which language, another was made; see `languages.ts`. */
export type Basis = { readonly language: Language; readonly digest: string }
/** One language's wording of a text. `basedOn` tells from which wording it was translated. */
export type Wording = {
  readonly text: string
  readonly basedOn?: Basis
}
/** A text in the plan's working languages. A language that nobody wrote is absent. */
export type Translated = { readonly [language: Language]: Wording }

export type Plan = {
  readonly schema: number
  readonly title: Translated
  readonly purpose: Translated
  /** Words that must stand on every page, as "planning exercise; not a running service". */
  readonly label: Translated
  readonly startDay: Day | null
  readonly endDay: Day | null
  /** Working languages; the first is the one that counts when wordings differ. */
  readonly languages: readonly Language[]
  /** The currency in which sums over several currencies are shown. */
  readonly currency: Currency
  readonly rates: readonly Rate[]
  readonly stops: readonly Stop[]
  readonly legs: readonly Leg[]
  readonly items: readonly ProgrammeItem[]
  readonly tasks: readonly Task[]
  readonly lines: readonly BudgetLine[]
  readonly groups: readonly Group[]
  readonly sections: readonly Section[]
}

/** How much of the plan's currency one unit of `currency` is, typed by hand with its day and source. */
export type Rate = {
  readonly id: Id
  readonly currency: Currency
  /** Decimal text such as `0.0112`, so that nothing is rounded on the way. */
  readonly rate: string
  readonly day: Day | null
  readonly source: string
}

/** A place and a stay on the route, in travelling order. */
export type Stop = {
  readonly id: Id
  /** The local name, which stands first everywhere: `Warszawa`. */
  readonly name: string
  /** Names in the working languages, as aliases: `Warschau`. */
  readonly alias: Translated
  /** Station, harbour or house in the place: `Warszawa Centralna`. */
  readonly station: string
  /** ISO 3166-1 alpha-2, or empty. */
  readonly country: string
  /** Degrees WGS84. */
  readonly lat: number | null
  readonly lon: number | null
  readonly zone: Zone | null
  readonly arrive: LocalTime | null
  readonly depart: LocalTime | null
  /** The committee that hosts here. */
  readonly host: Id | null
  readonly note: Translated
}

export const legModes = ['train', 'coach', 'ship', 'plane', 'car', 'walk', 'other'] as const
export type LegMode = (typeof legModes)[number]
export const legStatuses = ['runs', 'charter', 'not-running', 'unknown'] as const
export type LegStatus = (typeof legStatuses)[number]

/** The way between two stops. `standing` is computed: `stranded` once its two stops are no longer neighbours. */
export type Leg = {
  readonly id: Id
  readonly from: Id
  readonly to: Id
  readonly standing: 'placed' | 'stranded'
  readonly mode: LegMode
  /** Train, flight or line number as printed: `EC 41`. */
  readonly number: string
  /** Kilometres along the way, when known. The great circle is computed in `route.ts`, not stored. */
  readonly distanceKm: number | null
  /** Minutes that the border or a change of gauge takes within the journey, 0 when none. */
  readonly borderMinutes: number
  readonly status: LegStatus
  readonly checkedOn: Day | null
  readonly note: Translated
}

/** Something that happens at a stop or on a day. Without a stop it is `unplaced` and shown so. */
export type ProgrammeItem = {
  readonly id: Id
  readonly title: Translated
  readonly note: Translated
  /** What to bring. */
  readonly bring: Translated
  readonly stop: Id | null
  /** Set when `stop` names a stop that is gone. */
  readonly unplaced: boolean
  readonly day: Day | null
  /** Clock times in the stop's zone. An end before its start is on the next day. */
  readonly start: ClockTime | null
  readonly end: ClockTime | null
  /** The committee that is responsible. */
  readonly committee: Id | null
  /** Which of several parallel groups: `A`, `choir`, or empty for all. */
  readonly party: string
  /** Site, room or address. */
  readonly place: string
  readonly lat: number | null
  readonly lon: number | null
  /** How it is done: guided tour, workshop, ceremony. */
  readonly method: string
  readonly language: Language | ''
}

export const taskStates = ['open', 'doing', 'done'] as const
export type TaskState = (typeof taskStates)[number]

export type Task = {
  readonly id: Id
  readonly title: Translated
  readonly note: Translated
  readonly committee: Id | null
  readonly member: Id | null
  readonly due: Day | null
  readonly state: TaskState
}

export const budgetCategories = [
  'travel',
  'stay',
  'meals',
  'programme',
  'interpreting',
  'insurance',
  'materials',
  'publicity',
  'reserve',
  'other',
] as const
export type BudgetCategory = (typeof budgetCategories)[number]

/** How a line is shared out: all by the payer, equally, by heads (see `Group`), by percent, or as typed amounts. */
export const shareRules = ['payer', 'equal', 'heads', 'percent', 'fixed'] as const
export type ShareRule = (typeof shareRules)[number]

export type BudgetLine = {
  readonly id: Id
  readonly title: Translated
  readonly category: BudgetCategory
  /** The committee that pays the bill. */
  readonly payer: Id | null
  readonly currency: Currency
  /** Minor units (cents), whole numbers. */
  readonly planned: number
  readonly actual: number | null
  /** A contribution in kind is listed apart and never summed as money. */
  readonly inKind: boolean
  readonly shareRule: ShareRule
  /** By committee: hundredths of a percent for `percent`, minor units for `fixed`. Unused by the other rules. */
  readonly shares: { readonly [committee: Id]: number }
}

export const groupKinds = ['young', 'adult', 'leader', 'guest'] as const
export type GroupKind = (typeof groupKinds)[number]

/** A count of participants of one committee. Never names. */
export type Group = {
  readonly id: Id
  readonly committee: Id | null
  readonly kind: GroupKind
  readonly count: number
  readonly note: Translated
}

/** A longer text. `texts` holds one body per language that somebody wrote. */
export type Section = {
  readonly id: Id
  readonly title: Translated
  readonly texts: { readonly [language: Language]: RichText }
  /** By language: with which source its body was last compared. Absent in plans made by hand. */
  readonly compared?: { readonly [language: Language]: Basis }
}

/** The body of a section: block nodes in the ProseMirror shape, only of the kinds that `richtext.ts` knows. */
export type RichText = readonly RichNode[]
export type RichNode = {
  readonly type: string
  readonly attrs?: { readonly [name: string]: string | number | boolean | null }
  readonly content?: readonly RichNode[]
  readonly text?: string
  readonly marks?: readonly RichMark[]
}
export type RichMark = {
  readonly type: string
  readonly attrs?: { readonly [name: string]: string | number | boolean | null }
}

/** The lists of a plan whose records people add, change, move and remove. */
export type ListKind = 'rates' | 'stops' | 'legs' | 'items' | 'tasks' | 'lines' | 'groups' | 'sections'
