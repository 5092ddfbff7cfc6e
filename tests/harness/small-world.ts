/** The people of the live tests: two committees with members of every role, a stranger, and one board. */
import * as Y from 'yjs'
import type { Store } from '#server/store/store.ts'
import type { Actor, Guest, Role } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { seedPlan } from '#shared/plan/edits.ts'

export const board = 'train'
/** Who is seated where. `vera` may only read, `kai` may read and talk, `mallory` belongs to other cities. */
const seats = {
  anna: ['west', 'chair'],
  boris: ['east', 'editor'],
  carla: ['west', 'editor'],
  kai: ['east', 'commenter'],
  vera: ['east', 'observer'],
  mallory: ['far', 'chair'],
} as const satisfies Record<Id, readonly [Id, Role]>
/** Those that `addGuest` can let in. */
export type GuestName = 'gina' | 'hugo'
export type PersonName = keyof typeof seats | GuestName
export const people = Object.keys(seats) as (keyof typeof seats)[]

const at = 1_809_158_400_000

/** Settles them in an empty store. */
export async function settle(store: Store): Promise<void> {
  for (const [partnership, committees] of [
    ['bond', ['west', 'east']],
    ['others', ['far']],
  ] as const) {
    await store.people.createPartnership({ id: partnership, name: partnership, at })
    for (const [i, id] of committees.entries()) {
      const looks = { city: id, initials: id.slice(0, 2).toUpperCase(), colour: i + 1 }
      await store.people.createCommittee({ id, partnership, ...looks, zone: 'Europe/Berlin', country: 'DE', at })
    }
  }
  for (const [id, [committee, role]] of Object.entries(seats)) {
    const member = { id, committee, name: nameOf(id), role, office: 'Office', signatory: role === 'chair', at }
    await store.people.createMember(member)
    await store.tokens.createToken(sha256Hex(tokenOf(id)), { member: id, note: 'test', at })
  }
  await addBoard(store, board)
}

/** One more board of both committees, with a seeded plan. */
export async function addBoard(store: Store, id: Id): Promise<void> {
  const doc = new Y.Doc()
  seedPlan(doc, { title: 'Gedenkzug', language: 'de' })
  const row = { id, partnership: 'bond', committees: ['west', 'east'], title: { de: { text: 'Gedenkzug' } } }
  const seed = { update: Y.encodeStateAsUpdate(doc), clients: [doc.clientID] }
  await store.people.createBoard({ ...row, by: 'anna', at }, seed)
}

/** The person as the server sees them. */
export async function actorOf(store: Store, name: PersonName): Promise<Actor> {
  const actor = await store.people.actor(name)
  if (actor === null) throw new Error(`${name} is not settled`)
  return actor
}

export function nameOf(id: Id): string {
  return `${id.slice(0, 1).toUpperCase()}${id.slice(1)} Weber`
}

/** The person's access token. */
export function tokenOf(id: Id): string {
  return `secret-of-${id}-0123456789abcdef`
}

/** Lets a guest of Anna's in: an editor in the programme, for a fortnight from now, unless it is said otherwise. */
export async function addGuest(
  store: Store,
  id: GuestName,
  values: Partial<Guest> & { role?: Role } = {},
): Promise<void> {
  const { role = 'editor', ...stay } = values
  const invitedBy = { member: 'anna', name: nameOf('anna') }
  const guest: Guest = { board, parts: ['programme'], invitedBy, since: at, until: at + 14 * 86_400_000, ...stay }
  const seat = { committee: 'west', name: nameOf(id), role, office: '', signatory: false }
  await store.people.createMember({ id, ...seat, guest, at })
  await store.tokens.createToken(sha256Hex(tokenOf(id)), { member: id, note: 'test', at })
}
