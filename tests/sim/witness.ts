/**
 * Who watches the simulation: replays the log as it is written, and holds everything that is said to a page against it. What
 * is not as it must be is noted with the moment at which it happened.
 */
import * as Y from 'yjs'
import type { Entry } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import { newReplica } from '#shared/plan/replica.ts'
import type { EditRequest, JoinReply, ServerEvents } from '#shared/protocol/events.ts'
import type { Up } from './line.ts'
import type { LogLine } from './server-node.ts'
import type { Overheard } from './sim-socket.ts'

/** Kinds of wrong. `saved`: a page said so falsely; `ack`, `shown`: before the log had it; `alarm`: a line of the server's log. */
export type Wrong =
  | 'saved'
  | 'ack'
  | 'shown'
  | 'author'
  | 'gap'
  | 'alarm'
  | 'unequal'
  | 'pending'
  | 'lost'
  | 'doubled'
  | 'aside'
  | 'talk'
  | 'restless'
export type Found = { readonly wrong: Wrong; readonly what: string; readonly step: number }

/** Lines of the server's log that say that something is wrong with the server itself. */
const alarms = ['room.mismatch', 'edit.failed', 'edit.rejected', 'reader.failed', 'socket.failed']

export class Witness implements Overheard {
  /** The log, replayed. */
  readonly truth = newReplica()
  /** Who types under each Yjs client id. */
  readonly typists = new Map<number, Id>()
  readonly found: Found[] = []
  /** Edits that were answered: how many frames, how many bytes in them, how many with a no. */
  readonly answers = { frames: 0, bytes: 0, refused: 0 }
  readonly #step: () => number

  constructor(step: () => number) {
    this.#step = step
  }

  note(wrong: Wrong, what: string): void {
    this.found.push({ wrong, what, step: this.#step() })
  }

  count(...wrongs: readonly Wrong[]): number {
    return this.found.filter(({ wrong }) => wrongs.includes(wrong)).length
  }

  /** An entry was committed. */
  logged({ seq, member, clients, update }: Entry): void {
    Y.applyUpdate(this.truth, update)
    if (!isWhole(this.truth)) this.note('gap', `entry ${seq} leans on one that is not in the log`)
    const stranger = clients.find(client => this.typists.has(client) && this.typists.get(client) !== member)
    if (stranger !== undefined) this.note('author', `entry ${seq} of ${member} writes as ${this.typists.get(stranger)}`)
  }

  said(event: keyof ServerEvents, payload: object): void {
    if (event !== 'board:edits') return
    const { seq, update } = payload as Parameters<ServerEvents['board:edits']>[0]
    if (!this.isLogged(update)) this.note('shown', `edits up to ${seq} before the log had them`)
  }

  answered({ event, request }: Up, reply: object): void {
    const isYes = 'ok' in reply && reply.ok === true
    if (event === 'board:edit') this.#count(request as EditRequest, isYes)
    if (!isYes) return
    if (event === 'board:edit' && !this.isLogged((request as EditRequest).update))
      this.note('ack', 'an edit that is not in the log was acknowledged')
    if (event === 'board:join' && !this.isLogged((reply as JoinReply).missing))
      this.note('shown', 'a join brought what is not in the log')
  }

  #count({ update }: EditRequest, isYes: boolean): void {
    this.answers.frames += 1
    this.answers.bytes += update.byteLength
    if (!isYes) this.answers.refused += 1
  }

  heard(line: LogLine): void {
    if (alarms.includes(line.event)) this.note('alarm', JSON.stringify(line).slice(0, 600))
  }

  /** True when the log holds all that the update inserts and deletes. */
  isLogged(update: Uint8Array): boolean {
    const { store } = this.truth
    for (const [client, clock] of Y.parseUpdateMeta(update).to) if (Y.getState(store, client) < clock) return false
    for (const [client, ranges] of Y.decodeUpdate(update).ds.clients)
      if (!ranges.every(({ clock, len }) => isDeleted(store.clients.get(client) ?? [], clock, len))) return false
    return true
  }
}

/** True when no edit in the document waits for one that is missing. */
export function isWhole(doc: Y.Doc): boolean {
  return doc.store.pendingStructs === null && doc.store.pendingDs === null
}

function isDeleted(structs: (Y.Item | Y.GC)[], clock: number, length: number): boolean {
  const last = structs.at(-1)
  if (last === undefined || last.id.clock + last.length < clock + length) return false
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at]
    if (struct === undefined || struct.id.clock >= clock + length) return true
    if (!struct.deleted) return false
  }
  return true
}
