/** The shapes in which the demo stories are written down: people, records by name instead of id, lines of talk. */
import type { Role } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { RecordValues } from '#shared/plan/kinds.ts'
import type { ListKind, Translated } from '#shared/plan/plan.ts'
import type { CommitteeSeat } from '#shared/protocol/people.ts'
import type { About } from '#shared/talk/message.ts'

/** Names within a story. Each stands for one id, drawn when the story is told. */
export type Name = string
/** The id that a name stands for. */
export type Ref = (name: Name) => Id

/** A committee of a story with its members; the first of them gets the sign-in link. */
export type Seat = {
  readonly name: Name
  readonly committee: Omit<CommitteeSeat, 'id'>
  readonly members: readonly Person[]
}
export type Person = {
  readonly name: Name
  readonly printed: string
  readonly role: Role
  readonly office: string
  readonly signatory: boolean
  readonly owner?: boolean
}

/** A record of a plan under its name. */
export type Named<K extends ListKind> = { readonly name: Name; readonly values: Partial<RecordValues[K]> }

/** A paragraph, a heading, or a list. */
export type Block = string | { readonly heading: string } | { readonly list: readonly string[] }
/** A section with its text in each language. */
export type Prose = {
  readonly name: Name
  readonly title: Translated
  readonly texts: Readonly<Record<string, readonly Block[]>>
}

/** A moment before the story is told: days back and a clock time in UTC, or minutes back. */
export type Ago = { readonly days: number; readonly at: string } | { readonly minutes: number }

/** A line of talk and when it was written. */
export type Said = readonly [Ago, Line]
/** A line of talk. `about` names a record of the story. */
export type Line = {
  readonly by: Name
  readonly language: string
  readonly text: string
  readonly about?: { readonly kind: About['kind']; readonly name: Name }
}

/** A text in English, German and, where the story has it, Russian. */
export function words(en: string, de: string, ru?: string): Translated {
  return { en: { text: en }, de: { text: de }, ...(ru === undefined ? {} : { ru: { text: ru } }) }
}
