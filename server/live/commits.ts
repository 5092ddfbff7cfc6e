/**
 * How edits become true: tried on memory, written to the log, shown to the other readers, answered, in this order and never
 * another (trust.md R1). What waits while one commit is being written makes up the next. The room calls this from its queue,
 * so nothing in here overlaps.
 */
import * as Y from 'yjs'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { Entry, LogStore } from '#server/store/store.ts'
import { viewName } from '#shared/agreement/guest-view.ts'
import { type BoardAccess, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Memory, Taken } from './memory.ts'
import type { Edits, Reader, RoomSession } from './reader.ts'
import type { Readers } from './readers.ts'

type CommitDeps = {
  readonly store: LogStore
  /** Other servers may write to the log, too. */
  readonly shared: boolean
  readonly clock: Clock
  readonly log: Log
  readonly memory: Memory
  readonly readers: Readers
  /** Names this opening of the room in the log. */
  readonly room: Id
  readonly access: () => BoardAccess
}

/** An edit on its way, with those who wait for its answer. */
export type Waiting = {
  readonly session: RoomSession
  readonly update: Uint8Array
  resolve(reply: { seq: number }): void
  reject(error: unknown): void
  /** It was tried before, and what other servers logged has been taken in since. */
  readonly again?: true
}
/** An edit that memory took; `taken` is null when it brought nothing new. */
type Applied = { readonly edit: Waiting; readonly taken: Taken | null }
/** An edit that is on its way into the log, or there. */
type Fresh = { readonly session: RoomSession; readonly taken: Taken }

/** Edits that are written together at most. */
const mostPerCommit = 64
/** Senders in one commit who are each spared their own edits. Of more, each would cost a merge of nearly everything. */
const mostSpared = 4
/** Milliseconds without a failed commit after which the next one is told to the log again. On a full disk a small one may still fit. */
const outageMs = 10_000

export class Commits {
  readonly #deps: CommitDeps
  #inbox: Waiting[] = []
  #named = 0
  /** When the store last refused a commit. */
  #failedAt = Number.NEGATIVE_INFINITY
  #stillFailing = false
  /** Seq up to which the readers were shown the log. */
  #shown: number

  constructor(deps: CommitDeps) {
    this.#deps = deps
    this.#shown = deps.memory.seq
  }

  /** True while the readers have all that memory has: what was tried and not written, nobody was shown. */
  get allShown(): boolean {
    return this.#shown === this.#deps.memory.seq
  }

  /** The readers were sent away, and get all that memory has when they come back. */
  showAnew(): void {
    this.#shown = this.#deps.memory.seq
  }

  /** True when the store refused the last commit, and another one shortly before: the log was told at the first. */
  get stillFailing(): boolean {
    return this.#stillFailing
  }

  /** Edits that wait for a commit. */
  get waiting(): number {
    return this.#inbox.length
  }

  add(edit: Waiting): void {
    this.#inbox.push(edit)
  }

  /** Answers all who wait with a refusal: the room is gone. */
  refuseAll(refusal: Refusal): void {
    for (const edit of this.#inbox.splice(0)) edit.reject(refusal)
  }

  /** Commits what waits. False when memory is not what the log says any more and has to be reloaded. */
  async commit(): Promise<boolean> {
    const batch = this.#inbox.splice(0, mostPerCommit)
    try {
      const { applied, early } = await this.#apply(batch)
      const written = await this.#write(applied)
      const level = early.length === 0 || (await this.pull()) !== null
      this.#inbox.unshift(...early)
      return written && level && !this.#deps.memory.spoiled
    } catch (error) {
      for (const edit of batch) edit.reject(error)
      throw error
    }
  }

  /** Takes in what other servers logged, and gives it. Null when it does not follow on memory, so that only a reload helps. */
  async pull(): Promise<readonly Entry[] | null> {
    const { store, memory, readers } = this.#deps
    const entries = await store.since(this.#board, memory.seq)
    if (entries.length === 0) return entries
    if (!memory.absorb(entries)) return null
    const update = Y.mergeUpdates(entries.map(entry => entry.update))
    readers.tell(this.#showing({ seq: memory.seq, update }))
    this.#shown = memory.seq
    return entries
  }

  get #board(): Id {
    return this.#deps.access().board
  }

  /**
   * Tries each edit on memory. After one that spoils it, the rest wait for a clean board; those before never leaned on it.
   * `early` are edits whose beginning is not here and may have come to another server: they are tried once more.
   */
  async #apply(batch: readonly Waiting[]): Promise<{ applied: Applied[]; early: Waiting[] }> {
    const applied: Applied[] = []
    const early: Waiting[] = []
    for (const [i, edit] of batch.entries()) {
      try {
        applied.push({ edit, taken: await this.#take(edit) })
      } catch (error) {
        if (this.#mayBeEarly(edit, error)) early.push({ ...edit, again: true })
        else this.#refuse(edit, error)
      }
      if (!this.#deps.memory.spoiled) continue
      this.#inbox.unshift(...batch.slice(i + 1))
      break
    }
    return { applied, early }
  }

  #mayBeEarly(edit: Waiting, error: unknown): boolean {
    return this.#deps.shared && !edit.again && error instanceof Refusal && error.code === 'resync'
  }

  #take({ session, update }: Waiting): Promise<Taken | null> {
    if (!may(session.actor, 'edit', this.#deps.access())) throw new Refusal('read-only')
    return this.#deps.memory.take(session.actor, update)
  }

  #refuse(edit: Waiting, error: unknown): void {
    const { id, actor } = edit.session
    const facts = { board: this.#board, member: actor.member, connection: id, bytes: edit.update.byteLength }
    if (!(error instanceof Refusal)) this.#deps.log.error('edit.failed', { ...facts, error })
    else if (error.code === 'edit-rejected') this.#deps.log.warn('edit.rejected', { ...facts, ...error.facts })
    edit.reject(error)
  }

  async #write(applied: readonly Applied[]): Promise<boolean> {
    const { memory, log, clock } = this.#deps
    const fresh = applied.flatMap(({ edit, taken }) => (taken === null ? [] : [{ session: edit.session, taken }]))
    // Appends that are called in one go share one transaction: all of them are on disk, or none is.
    const results = await Promise.allSettled(fresh.map(one => this.#append(one)))
    const failed = results.find(result => result.status === 'rejected')
    if (failed !== undefined) {
      this.#stillFailing = clock.now() - this.#failedAt < outageMs
      this.#failedAt = clock.now()
      if (!this.#stillFailing)
        log.error('room.unsaved', { board: this.#board, edits: fresh.length, error: failed.reason })
      for (const { edit } of applied) edit.reject(failed.reason)
      return false
    }
    const seqs = results.flatMap(result => (result.status === 'fulfilled' ? [result.value.seq] : []))
    if (fresh.length > 0) this.#stillFailing = false
    const whole = await this.#show(fresh, seqs)
    let next = 0
    for (const { edit, taken } of applied) edit.resolve({ seq: (taken === null ? null : seqs[next++]) ?? memory.seq })
    return whole
  }

  /**
   * The room names the entry itself. A name that clients chose could meet one that is taken, and then one edit of a batch
   * would be refused while those that lean on it are written. A retry needs no name: it brings nothing new.
   */
  #append({ session, taken }: Fresh): Promise<{ seq: number }> {
    const { store, clock, room, memory } = this.#deps
    this.#named += 1
    const name = { board: this.#board, device: room, n: this.#named }
    return store.append({ ...name, member: session.actor.member, at: clock.now(), epoch: memory.epoch, ...taken })
  }

  /** Shows the others what is on disk now. Another server's edits may have come in between: then all of it is fetched. */
  async #show(fresh: readonly Fresh[], seqs: readonly number[]): Promise<boolean> {
    const { memory } = this.#deps
    if (!seqs.every((seq, i) => seq === memory.seq + 1 + i)) return (await this.pull()) !== null
    for (const seq of seqs) memory.logged(seq)
    if (fresh.length > 0) this.#fanOut(fresh)
    this.#shown = memory.seq
    return true
  }

  /** One merged update for everybody; few senders get the edits of the others only, many get their own back, which is harmless. */
  #fanOut(fresh: readonly Fresh[]): void {
    const { memory, readers } = this.#deps
    const merged = (edits: readonly Fresh[]) => Y.mergeUpdates(edits.map(({ taken }) => taken.update))
    const show = this.#showing({ seq: memory.seq, update: merged(fresh) })
    const senders = new Set(fresh.map(({ session }) => session.id))
    readers.tell(reader => {
      const { id } = reader.session
      if (!senders.has(id) || senders.size > mostSpared) return show(reader)
      const others = fresh.filter(({ session }) => session.id !== id)
      if (others.length > 0) this.#showing({ seq: memory.seq, update: merged(others) })(reader)
    })
  }

  /**
   * Shows edits to a reader; to guests what they see of them, made once for all who see the same. Memory that an edit spoiled
   * does not say for certain where things stand: guests get it all when they come back to what the log says.
   */
  #showing(edits: Edits): (reader: Reader) => void {
    const { memory, readers } = this.#deps
    const views = new Map<string, Edits>()
    return reader => {
      const { guest } = reader.session.actor
      if (guest === null) return reader.edits(edits)
      if (memory.spoiled) return readers.resyncOne(reader, 'reloaded')
      const name = viewName(guest.parts)
      const view = views.get(name) ?? { ...edits, update: memory.shown(edits.update, guest) }
      views.set(name, view)
      reader.edits(view)
    }
  }
}
