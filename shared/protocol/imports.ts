/**
 * Bringing files in. A file is only read and shown: `POST /api/boards/:board/imports` writes nothing. What a person chooses
 * of it becomes ordinary edits of their page. A whole plan becomes a new board.
 */
import type { Id } from '../ids.ts'
import type { PlainValues, WordField } from '../plan/kinds.ts'
import type { Language } from '../plan/plan.ts'

/** Forms whose content goes into a board that is there already. A whole plan (`json`) becomes a board of its own. */
export const importFormats = ['csv', 'gpx', 'kml', 'geojson', 'ics'] as const
export type ImportFormat = (typeof importFormats)[number]

/** The lists that something can be brought into. */
export const importLists = ['stops', 'items', 'tasks', 'lines'] as const
export type ImportList = (typeof importLists)[number]

/** The columns that a table may have for each list, in the order in which a person would look for them. */
export const importFields = {
  stops: ['name', 'alias', 'station', 'country', 'lat', 'lon', 'zone', 'arrive', 'depart', 'host', 'note'],
  items: ['title', 'day', 'start', 'end', 'stop', 'place', 'committee', 'party', 'method', 'language', 'bring', 'note'],
  tasks: ['title', 'committee', 'member', 'due', 'state', 'note'],
  lines: ['title', 'category', 'payer', 'currency', 'planned', 'actual', 'inKind', 'shareRule', 'shares'],
} as const satisfies Record<ImportList, readonly string[]>
export type ImportField = (typeof importFields)[ImportList][number]

/** Encodings that a table may be in. A file says by itself when it is UTF-8 or UTF-16. */
export const importEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1251',
  'windows-1256',
] as const
export type ImportEncoding = (typeof importEncodings)[number]

/** What a record of a file says: values that the plan takes as they are, and texts in whatever language they were written. */
export type ImportValues = {
  readonly [L in ImportList]: Partial<PlainValues[L]> & { readonly [F in WordField]?: string }
}
/** One record that was found; `row` is its place in the file, from 1: the line of a table, the point of a route. */
export type FoundRecord<L extends ImportList = ImportList> = { readonly row: number; readonly values: ImportValues[L] }

/** What was left out or understood in one of several ways. Worded under `importing.note.<code>`. */
export const importNotes = [
  'value-unread',
  'text-shortened',
  'nameless',
  'cells-beyond',
  'reference-unknown',
  'day-first',
  'month-first',
  'encoding-guessed',
  'clock-of-place',
  'own-clock',
  'track-ends',
  'shapes',
  'doubled',
  'without-point',
  'repeats',
  'repeats-changed',
  'cancelled',
  'several-days',
  'without-start',
  'route-events',
  'other-calendar-parts',
] as const
export type ImportNoteCode = (typeof importNotes)[number]
export type ImportNote = {
  readonly code: ImportNoteCode
  /** How often. */
  readonly count: number
  /** The first few places in the file where it was met. */
  readonly rows: readonly number[]
  /** Which column or field it is about. */
  readonly field?: ImportField
  /** The first such value, or what was chosen. */
  readonly example?: string
}

/** How a table was understood; another understanding is asked for by posting the file again. */
export type ImportTable = {
  readonly encoding: ImportEncoding
  readonly separator: ',' | ';' | '\t' | '|'
  /** Whether the first row is one of headings. */
  readonly hasHead: boolean
  readonly columns: readonly ImportColumn[]
}
export type ImportColumn = {
  /** Empty when the table has no headings. */
  readonly heading: string
  readonly field: ImportField | null
  /** The first values under it. */
  readonly samples: readonly string[]
}

/** The answer of POST /api/boards/:board/imports with the bytes of a file: what would be brought in. */
export type ImportReply = {
  [L in ImportList]: {
    readonly format: ImportFormat
    readonly list: L
    readonly records: readonly FoundRecord<L>[]
    readonly notes: readonly ImportNote[]
    readonly table: ImportTable | null
  }
}[ImportList]

/** What a person chose about a table, in the address of the call. Whatever is not said is guessed. */
export type ImportChoice = {
  readonly list?: ImportList
  /** One for each column, null for those that are left out. */
  readonly columns?: readonly (ImportField | null)[]
  readonly head?: boolean
  readonly encoding?: ImportEncoding
}

/** How a committee that the file names is known here. */
export type PlanFileCommittee = { readonly city: string; readonly here: Id | null }
/** The answer of POST /api/imports/plan with the bytes of a plan: what the board would be, before it is made. */
export type PlanFileReply = {
  readonly title: string
  readonly language: Language
  readonly languages: readonly Language[]
  /** The version that the file holds, or null for a draft. */
  readonly version: number | null
  /** When it was frozen or last changed, milliseconds since 1970. */
  readonly at: number
  /** The address that it came from. */
  readonly origin: string
  readonly digest: string
  /** True when the file carries a signed statement. Whether that holds is for the page that verifies. */
  readonly isSigned: boolean
  /** False when the plan in the file is not the one that its fingerprint names. */
  readonly isWhole: boolean
  /** True when the new board would say exactly the same plan. */
  readonly isSame: boolean
  readonly counts: { readonly [L in 'stops' | 'legs' | 'items' | 'tasks' | 'lines' | 'sections']: number }
  readonly committees: readonly PlanFileCommittee[]
  /** References to committees and members that nobody here stands for; they would be empty. */
  readonly lostCommittees: number
  readonly lostMembers: number
}
/** POST /api/imports/board?committees=<ids> with the same bytes makes the board, and answers with `CreateBoardReply`. */
