/**
 * What a database keeps of boards, people and talk, as plain values. Stays while servers come and go, as a disk does. Held to
 * the store's contract where the simulation leans on it (`memory-store.test.ts`).
 */
import type {
  Appended,
  BoardInfo,
  Entry,
  Head,
  Mark,
  NewBoard,
  NewCommittee,
  NewEntry,
  NewMember,
  PresentRoom,
  Seed,
  Snapshot,
} from '#server/store/store.ts'
import { serverDevice, serverMember } from '#server/store/store.ts'
import type { Actor, BoardAccess, Role } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Message } from '#shared/talk/message.ts'

/** One board's rows. */
type BoardRows = {
  readonly row: NewBoard
  title: Translated
  changedAt: number
  readonly epoch: number
  readonly entries: Entry[]
  readonly byName: Map<string, Entry>
  snapshot: Snapshot | null
  readonly owners: Map<number, Id>
  readonly messages: Message[]
  /** Rises with whatever is said, and with whoever may do something else. */
  news: number
  readonly present: Map<Id, PresentRoom & { readonly until: number }>
}

export class MemoryTables {
  readonly #now: () => number
  readonly #partnerships = new Set<Id>()
  readonly #committees = new Map<Id, NewCommittee>()
  readonly #members = new Map<Id, NewMember>()
  readonly #boards = new Map<Id, BoardRows>()
  readonly #messages = new Map<Id, Message>()
  /** Told of each entry at the moment of its commit. */
  onLogged: (entry: Entry) => void = () => undefined

  /** `now`: the database's own clock. */
  constructor(now: () => number) {
    this.#now = now
  }

  addPartnership(id: Id): void {
    this.#partnerships.add(id)
  }

  addCommittee(row: NewCommittee): void {
    this.#committees.set(row.id, row)
  }

  addMember(row: NewMember): void {
    this.#members.set(row.id, row)
  }

  addBoard(row: NewBoard, seed: Seed): void {
    if (this.#boards.has(row.id)) throw new Error(`there is a board ${row.id} already`)
    const owners = new Map(seed.clients.map(client => [client, serverMember] as const))
    const kept = { title: row.title, changedAt: row.at, epoch: 1, entries: [], byName: new Map(), snapshot: null }
    this.#boards.set(row.id, { row, ...kept, owners, messages: [], news: 0, present: new Map() })
    this.append({ board: row.id, device: serverDevice, n: 1, member: row.by, at: row.at, ...seed })
  }

  /** From now on the member has another role. */
  setRole(member: Id, role: Role): void {
    const row = this.#members.get(member)
    if (row !== undefined) this.#members.set(member, { ...row, role })
    for (const board of this.#boards.values()) board.news += 1
  }

  actor(id: Id): Actor | null {
    const row = this.#members.get(id)
    const partnership = this.#committees.get(row?.committee ?? '')?.partnership
    if (row === undefined || partnership === undefined) return null
    const { name, committee, role, signatory, office, owner = false, guest = null } = row
    return { member: id, name, committee, partnership, role, signatory, office, owner, guest }
  }

  actors(members: readonly Id[]): Map<Id, Actor> {
    const found = members.flatMap(id => this.actor(id) ?? [])
    return new Map(found.map(actor => [actor.member, actor]))
  }

  access(board: Id): BoardAccess | null {
    const found = this.#boards.get(board)
    return found ? { board, partnership: found.row.partnership, committees: found.row.committees } : null
  }

  info(board: Id): BoardInfo | null {
    const found = this.#boards.get(board)
    if (found === undefined) return null
    const { row, title, changedAt } = found
    return { id: board, partnership: row.partnership, title, committees: [], members: [], changedAt }
  }

  touch(board: Id, values: { title: Translated; at: number }): void {
    const found = this.#board(board)
    found.title = values.title
    found.changedAt = values.at
  }

  append(entry: NewEntry): Appended {
    const { entries, byName, epoch } = this.#board(entry.board)
    if (entry.epoch !== undefined && entry.epoch !== epoch) throw new Refusal('epoch-changed')
    for (const [field, value] of Object.entries(entry))
      if (value === undefined) throw new Error(`an entry has no ${field}`)
    const name = `${entry.device} ${entry.n}`
    const before = byName.get(name)
    if (before !== undefined) {
      if (before.member !== entry.member || !sameBytes(before.update, entry.update)) throw new Refusal('bad-request')
      return { seq: before.seq, repeated: true }
    }
    const logged = { ...entry, epoch, seq: entries.length + 1 }
    entries.push(logged)
    byName.set(name, logged)
    this.onLogged(logged)
    return { seq: logged.seq, repeated: false }
  }

  since(board: Id, seq: number): Entry[] {
    return this.#board(board).entries.slice(seq)
  }

  head(board: Id): Head {
    const { epoch, entries } = this.#board(board)
    return { epoch, seq: entries.length }
  }

  snapshot(board: Id): Snapshot | null {
    return this.#board(board).snapshot
  }

  saveSnapshot(board: Id, snapshot: Snapshot): void {
    const found = this.#board(board)
    const { length } = found.entries
    if (snapshot.seq > length) throw new Error(`A snapshot of board ${board} claims seq ${snapshot.seq} of ${length}.`)
    if (snapshot.seq > (found.snapshot?.seq ?? 0)) found.snapshot = snapshot
  }

  claim(board: Id, member: Id, clients: readonly number[]): Id | null {
    const { owners } = this.#board(board)
    const other = clients.map(client => owners.get(client)).find(owner => owner !== undefined && owner !== member)
    if (other !== undefined) return other
    for (const client of clients) owners.set(client, member)
    return null
  }

  owners(board: Id): Map<number, Id> {
    return new Map(this.#board(board).owners)
  }

  owner(board: Id, client: number): Id | null {
    return this.#board(board).owners.get(client) ?? null
  }

  marks(boards: readonly Id[]): Map<Id, Mark> {
    return new Map(boards.flatMap(board => (this.#boards.has(board) ? [[board, this.#mark(board)] as const] : [])))
  }

  tellPresent({ board, ms, ...told }: PresentRoom & { readonly board: Id; readonly ms: number }): void {
    this.#board(board).present.set(told.room, { ...told, until: this.#now() + ms })
  }

  forgetPresent(board: Id, room: Id): void {
    this.#board(board).present.delete(room)
  }

  otherPresent(board: Id, room: Id): PresentRoom[] {
    return this.#present(board).filter(told => told.room !== room)
  }

  say(message: Omit<Message, 'seq'>): { message: Message; repeated: boolean } {
    const before = this.#messages.get(message.id)
    if (before !== undefined) {
      const isOfAnother = message.system === null && before.by.member !== message.by.member
      if (before.board !== message.board || isOfAnother) throw new Refusal('bad-request')
      return { message: before, repeated: true }
    }
    const board = this.#board(message.board)
    const { messages } = board
    board.news += 1
    const said = { ...message, seq: messages.length + 1 }
    messages.push(said)
    this.#messages.set(said.id, said)
    return { message: said, repeated: false }
  }

  /** The newest `limit` messages between two seqs, both left out, oldest first. */
  talk(board: Id, above: number, below: number, limit: number): Message[] {
    const messages = this.#boards.get(board)?.messages ?? []
    return messages.filter(({ seq }) => seq > above && seq < below).slice(-limit)
  }

  #mark(board: Id): Mark {
    const present = new Map(this.#present(board).map(({ room, version }) => [room, version]))
    return { ...this.head(board), news: this.#board(board).news, present }
  }

  #present(board: Id): PresentRoom[] {
    const now = this.#now()
    return [...this.#board(board).present.values()].filter(({ until }) => until > now)
  }

  #board(id: Id): BoardRows {
    const found = this.#boards.get(id)
    if (found === undefined) throw new Refusal('not-found')
    return found
  }
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}
