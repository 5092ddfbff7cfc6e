/** Who wrote what, told by name: to whoever may read the board, except to guests. */
import type { Rooms } from '#server/live/rooms.ts'
import { type NamedMember, type Store, serverMember } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Language } from '#shared/plan/plan.ts'
import type {
  Author,
  AuthorsReply,
  FieldAuthorsReply,
  PassagesReply,
  RecordKind,
  Written,
} from '#shared/protocol/authors.ts'
import { enter } from './access.ts'

type Deps = { readonly store: Store; readonly rooms: Rooms }
/** An entry of the log by its author; `anew`: the server began the board anew with it. */
type Row = { readonly member: Id; readonly at: number; readonly anew: boolean }
type Known<T> = {
  readonly seq: number
  readonly found: readonly T[]
  row(seq: number): Row
}

/** The last change of every record. */
export async function recordAuthors(deps: Deps, actor: Actor, board: Id): Promise<AuthorsReply> {
  const known = await (await opened(deps, actor, board)).records()
  const { found: records, ...told } = await byName(deps, known)
  return { ...told, records }
}

/** The last change of every field of a record. */
export async function fieldAuthors(
  deps: Deps,
  actor: Actor,
  board: Id,
  { kind, id }: { readonly kind: RecordKind; readonly id: Id },
): Promise<FieldAuthorsReply> {
  const known = await (await opened(deps, actor, board)).fields(kind, id)
  const { found: fields, ...told } = await byName(deps, known)
  return { ...told, fields }
}

/** Whose the words of a text are. */
export async function passageAuthors(
  deps: Deps,
  actor: Actor,
  board: Id,
  { section, language }: { readonly section: Id; readonly language: Language },
): Promise<PassagesReply> {
  const known = await (await opened(deps, actor, board)).passages(section, language)
  const { found: passages, ...told } = await byName(deps, known)
  return { ...told, passages }
}

async function opened(deps: Deps, actor: Actor, board: Id) {
  await enter(deps, actor, 'read-whole', board)
  return (await deps.rooms.open(board)).authors
}

/** Each finding with author and time in place of the seq of its entry, and the authors by name. */
async function byName<T extends { readonly seq: number }>({ store }: Deps, known: Known<T>) {
  const places = new Map<string, number>()
  const rows: Row[] = []
  const found = known.found.map(({ seq, ...what }): Omit<T, 'seq'> & Written => {
    const row = known.row(seq)
    const who = row.anew ? 'anew' : row.member
    const by = places.get(who) ?? rows.push(row) - 1
    places.set(who, by)
    return { ...what, by, at: row.at }
  })
  const names = await store.people.names(rows.map(({ member }) => member))
  return { seq: known.seq, authors: rows.map(row => authorOf(row, names.get(row.member))), found }
}

function authorOf({ member, anew }: Row, named: NamedMember | undefined): Author {
  if (anew) return { is: 'before' }
  if (member === serverMember) return { is: 'server' }
  if (named === undefined || named.name === '') return { is: 'former' }
  const { name, committee, isGone, guest } = named
  return { is: 'member', id: member, name, committee, hasLeft: isGone, guestOf: guest?.invitedBy.name ?? null }
}
