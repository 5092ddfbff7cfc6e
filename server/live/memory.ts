/**
 * A board as this server holds it: a copy of the log that edits are tried on before they are written. It is believed only
 * as far as the log goes; whenever that is in doubt it is thrown away and rebuilt (trust.md R3, R6, R8).
 */
import * as Y from 'yjs'
import { type Chance, newClientId } from '#server/chance.ts'
import { type Entry, type LogStore, serverMember } from '#server/store/store.ts'
import type { Actor, Guest } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { isOlderCopy } from '#shared/plan/epoch.ts'
import { type Frozen, freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { newReplica } from '#shared/plan/replica.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type Admission, admit, settled } from './gate.ts'
import { copyForGuest, missingForGuest } from './guest-copy.ts'
import { digestOf, isWhole, loadReplica, type Replica } from './replica.ts'

type MemoryDeps = { readonly log: LogStore; readonly chance: Chance }
/** What an edit adds to the board, and the Yjs client ids it writes under. */
export type Taken = { readonly update: Uint8Array; readonly clients: readonly number[] }

/** Entries after which a snapshot is due: about as many as replay in a few milliseconds. */
const snapshotEvery = 200
const reservedTries = 5

export class Memory {
  readonly #deps: MemoryDeps
  readonly #board: Id
  #replica: Replica
  #seq: number
  #sinceSnapshot: number
  #spoiled = false

  private constructor(deps: MemoryDeps, board: Id, replica: Replica) {
    this.#deps = deps
    this.#board = board
    this.#replica = replica
    this.#seq = replica.seq
    this.#sinceSnapshot = replica.entries
  }

  static async load(deps: MemoryDeps, board: Id): Promise<Memory> {
    return new Memory(deps, board, await loadReplica(deps.log, board))
  }

  get epoch(): number {
    return this.#replica.epoch
  }

  /** The board's replica, to be looked at and never written to. */
  get doc(): Y.Doc {
    return this.#replica.doc
  }

  /** True when the log was found with edits in it that can never be applied. */
  get torn(): boolean {
    return this.#replica.torn
  }

  /** Seq of the newest entry that is in memory and on disk. */
  get seq(): number {
    return this.#seq
  }

  /** True when an edit was refused after it had been applied, so that memory holds what the log never will. */
  get spoiled(): boolean {
    return this.#spoiled
  }

  /**
   * Tries an edit: gate, client ids, Yjs, limits. Gives what it adds, to be appended; null when all of it was here before,
   * as with a retry. Throws a refusal, and leaves memory spoiled if that came after applying.
   */
  async take({ member, guest }: Pick<Actor, 'member' | 'guest'>, update: Uint8Array): Promise<Taken | null> {
    const { doc, owners } = this.#replica
    const admission = admit(doc, update, member, owners, guest?.parts ?? null)
    const mine = await this.claim(member, admission.newClients)
    if (!mine) throw new Refusal('edit-rejected', { rule: 3, why: 'owner' })
    const added = this.#apply(admission)
    return added === null ? null : { update: added, clients: admission.clients }
  }

  /** Notes that an edit that `take` gave is on disk as entry `seq`. */
  logged(seq: number): void {
    this.#seq = seq
    this.#sinceSnapshot += 1
  }

  /**
   * Takes in what another server logged, and whose the client ids in it are: their device may come here next. False when it
   * does not follow on what is here, so that only a reload helps.
   */
  absorb(entries: readonly Entry[]): boolean {
    const { doc, epoch, owners } = this.#replica
    const written = entries.flatMap(({ clients, member }) => clients.map(client => ({ client, member })))
    for (const { client, member } of written) if (!owners.has(client)) owners.set(client, member)
    doc.transact(() => {
      for (const entry of entries) Y.applyUpdate(doc, entry.update)
    })
    for (const entry of entries) this.logged(entry.seq)
    return isWhole(doc) && entries.every(entry => entry.epoch === epoch)
  }

  /** Makes client ids the member's own; false when one of them is somebody else's. */
  async claim(member: Id, clients: readonly number[]): Promise<boolean> {
    const { owners } = this.#replica
    if (clients.every(client => owners.get(client) === member)) return true
    if ((await this.#deps.log.claimClients(this.#board, member, clients)) !== null) return false
    for (const client of clients) owners.set(client, member)
    return true
  }

  /**
   * Fresh client ids for a device of the member; none for somebody who has had all that one may have, since each is kept for
   * good. A page without goes on under an id of its own, which counts when it writes.
   */
  async reserve(member: Id, count: number): Promise<number[]> {
    if (this.#ownedBy(member) + count > limits.clientsPerMember) return []
    for (let tries = 0; tries < reservedTries; tries++) {
      const clients = Array.from({ length: count }, () => newClientId(this.#deps.chance))
      const fresh = new Set(clients).size === count && !clients.some(client => this.#replica.owners.has(client))
      if (fresh && (await this.claim(member, clients))) return clients
    }
    throw new Error('chance gave only client ids that are taken')
  }

  #ownedBy(member: Id): number {
    let owned = 0
    for (const owner of this.#replica.owners.values()) if (owner === member) owned += 1
    return owned
  }

  /** True when the member may speak as the Yjs client `client`. Another server may have given it out, and the store knows. */
  async owns(member: Id, client: number): Promise<boolean> {
    const { owners } = this.#replica
    const owner = owners.get(client) ?? (await this.#deps.log.clientOwner(this.#board, client))
    if (owner !== null) owners.set(client, owner)
    return owner === member
  }

  /** The state vector: what is here. */
  vector(): Uint8Array {
    return Y.encodeStateVector(this.#replica.doc)
  }

  /**
   * What a replica with this state vector lacks; of a guest's, what they see of it. Refusal('bad-request') when it is no state vector, ('epoch-changed') when it
   * is one of an older epoch, which must not be mixed with this one.
   */
  missing(vector: Uint8Array, guest: Guest | null): Uint8Array {
    const { doc, owners } = this.#replica
    if (this.#read(() => isOlderCopy(doc, vector, client => owners.get(client) === serverMember)))
      throw new Refusal('epoch-changed')
    if (guest !== null) return this.#read(() => missingForGuest(doc, vector, guest.parts))
    return this.#read(() => Y.encodeStateAsUpdate(doc, vector))
  }

  /** An update that is in memory, as it is shown to a guest, or to everybody else with null. */
  shown(update: Uint8Array, guest: Guest | null): Uint8Array {
    return guest === null ? update : copyForGuest(this.#replica.doc, update, guest.parts)
  }

  /** What `read` makes of a state vector from outside. */
  #read<T>(read: () => T): T {
    try {
      return read()
    } catch (cause) {
      throw Object.assign(new Refusal('bad-request', { part: 'vector' }), { cause })
    }
  }

  plan(): Plan {
    return readPlan(this.#replica.doc)
  }

  freeze(): Frozen & { readonly plan: Plan; readonly seq: number } {
    const plan = this.plan()
    return { plan, ...freeze(plan), seq: this.#seq }
  }

  /** Forgets all and loads from the log. */
  async reload(): Promise<void> {
    const before = this.#replica.doc
    this.#replica = await loadReplica(this.#deps.log, this.#board)
    this.#seq = this.#replica.seq
    this.#sinceSnapshot = this.#replica.entries
    this.#spoiled = false
    before.destroy()
  }

  /** The board as the log alone tells it, to be compared by `agreesWith`. */
  rebuild(): Promise<Replica> {
    return loadReplica(this.#deps.log, this.#board)
  }

  /**
   * True when memory says the same as `rebuilt`, which is used up by this. `absorbed` is what memory took in since: the copy
   * takes in what it lacks of it, so that both are compared at one seq however busy other servers are.
   */
  agreesWith({ doc, seq, epoch }: Replica, absorbed: readonly Entry[]): boolean {
    const later = absorbed.filter(entry => entry.seq > seq)
    for (const entry of later) Y.applyUpdate(doc, entry.update)
    const level = (later.at(-1)?.seq ?? seq) === this.#seq && epoch === this.epoch
    const same = level && digestOf(doc) === digestOf(this.#replica.doc)
    doc.destroy()
    return same
  }

  get snapshotDue(): boolean {
    return this.#sinceSnapshot >= snapshotEvery
  }

  /** Writes a snapshot that was read back and said the same; throws, and writes nothing, when it did not. */
  async saveSnapshot(): Promise<void> {
    this.#sinceSnapshot = 0 // also when it fails: the next try comes with the next edits, not at once
    const bytes = Y.encodeStateAsUpdate(this.#replica.doc)
    const digest = digestOf(this.#replica.doc)
    const again = newReplica()
    Y.applyUpdate(again, bytes)
    if (!isWhole(again) || digestOf(again) !== digest) throw new Error('a snapshot read back is not the same plan')
    again.destroy()
    await this.#deps.log.saveSnapshot(this.#board, { seq: this.#seq, bytes, digest }, this.epoch)
  }

  destroy(): void {
    this.#replica.doc.destroy()
  }

  /** What the update added, in Yjs's own words; null when nothing. */
  #apply(admission: Admission): Uint8Array | null {
    const { doc } = this.#replica
    const added: Uint8Array[] = []
    const keep = (bytes: Uint8Array) => added.push(bytes)
    this.#spoiled = true
    doc.on('update', keep)
    try {
      Y.applyUpdate(doc, admission.update)
      settled(doc, admission)
    } finally {
      doc.off('update', keep)
    }
    this.#spoiled = false
    return added.length === 0 ? null : Y.mergeUpdates(added)
  }
}
