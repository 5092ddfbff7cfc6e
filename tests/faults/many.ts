/** Many people on many boards, in a data folder that is made before the server starts on it. */
import * as Y from 'yjs'
import { openStore } from '#server/store/open.ts'
import type { Store } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { addRecord, seedPlan } from '#shared/plan/edits.ts'

/** Somebody's place at a board, and how they get there. */
export type Seat = {
  readonly board: Id
  readonly member: Id
  /** The member's access token. */
  readonly token: string
  /** The address that the member's connections come from, where the server trusts one proxy. */
  readonly network: string
}

const at = 1_809_158_400_000
/** Records of each kind on a board: about what a week's journey has. */
const records = 40

/** The settings of a server whose people come from networks of their own. */
export const manyEnvironment = { TWINBOARD_DEMO: 'off', TWINBOARD_TRUST_PROXY: '1' }

/** Gives the seats of `boards` boards with `people` members each, all of them editors of the board's own two cities. */
export function seatsOf(boards: number, people: number): Seat[] {
  return Array.from({ length: boards * people }, (_, i) => {
    const [board, place] = [Math.floor(i / people), i % people]
    const member = `member-${board}-${place}`
    return {
      board: `board-${board}`,
      member,
      token: `token-of-${member}-0123456789`,
      network: `10.${board}.${place}.1`,
    }
  })
}

/** Makes the boards, cities and members of `seats` in `folder`, as a server would have left them. */
export async function settleMany(folder: string, seats: readonly Seat[]): Promise<void> {
  const store = await openStore({ folder })
  const seed = seedOf()
  for (const [board, seated] of Map.groupBy(seats, seat => seat.board)) await settleBoard(store, board, seated, seed)
  await store.close()
}

type SeedUpdate = { readonly update: Uint8Array; readonly clients: readonly number[] }

async function settleBoard(store: Store, board: Id, seats: readonly Seat[], seed: SeedUpdate): Promise<void> {
  const committees = ['west', 'east'].map(side => `${side}-${board}`)
  await store.people.createPartnership({ id: board, name: board, at })
  for (const [i, id] of committees.entries()) {
    const looks = {
      city: id,
      initials: id.slice(0, 2).toUpperCase(),
      colour: i + 1,
      zone: 'Europe/Berlin',
      country: 'DE',
    }
    await store.people.createCommittee({ id, partnership: board, ...looks, at })
  }
  await Promise.all(seats.map((seat, i) => settleMember(store, seat, committees[i % 2] ?? '')))
  const row = { id: board, partnership: board, committees, title: { de: { text: 'Gedenkzug' } }, at }
  await store.people.createBoard({ ...row, by: seats[0]?.member ?? '' }, seed)
}

async function settleMember(store: Store, { member, token }: Seat, committee: Id): Promise<void> {
  const name = `${member} Weber`
  await store.people.createMember({ id: member, committee, name, role: 'editor', office: '', signatory: false, at })
  await store.tokens.createToken(sha256Hex(token), { member, note: 'test', at, signs: true })
}

function seedOf(): SeedUpdate {
  const doc = new Y.Doc()
  seedPlan(doc, { title: 'Gedenkzug', language: 'de', languages: ['de', 'ru'] })
  for (let i = 0; i < records; i++) {
    addRecord(
      doc,
      'stops',
      `stop-${i}`,
      { name: `Halt ${i}`, country: 'PL', lat: 52, lon: 20, zone: 'Europe/Warsaw' },
      'end',
    )
    addRecord(doc, 'tasks', `task-${i}`, { title: { de: { text: `Aufgabe ${i}` } } }, 'end')
  }
  return { update: Y.encodeStateAsUpdate(doc), clients: [doc.clientID] }
}
