/**
 * The log of a board turned round: from a stretch of the plan to the row that wrote it, and from what was deleted to the row that
 * deleted it. Who wrote a row is the member whom the server saw, whatever stands in its bytes.
 */
import * as Y from 'yjs'
import { type Entry, serverMember } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import { Spans } from './spans.ts'

/** A row of the log by its author. `anew`: the server wrote it as it began the board anew, after a restore or an erasure. */
export type Row = { readonly seq: number; readonly member: Id; readonly at: number; readonly anew: boolean }

/** A stretch of what stands in the plan, by the row that wrote it. */
export type WrittenSpan = {
  readonly client: number
  readonly clock: number
  readonly length: number
  readonly seq: number
}

export class LogIndex {
  readonly #written = new Spans()
  readonly #deleted = new Spans()
  /** Each member once: a row names its author by their place here. */
  readonly #members: Id[] = []
  readonly #places = new Map<Id, number>()
  // One number a row, from the first row on.
  readonly #authors: number[] = []
  readonly #times: number[] = []
  readonly #epochs: number[] = []
  #first = 1

  /** Seq of the newest row in it, 0 for none. */
  get seq(): number {
    return this.#first - 1 + this.#authors.length
  }

  /** Takes in the next row. Throws when it is not the next, or its bytes are no update. */
  take({ seq, member, at, epoch, update }: Entry): void {
    if (this.#authors.length === 0) this.#first = seq
    if (seq !== this.seq + 1) throw new Error(`entry ${seq} does not follow on ${this.seq}`)
    const { structs, ds } = Y.decodeUpdate(update)
    for (const struct of structs)
      if (!(struct instanceof Y.Skip)) this.#written.note(struct.id.client, struct.id.clock, struct.length, seq)
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) this.#deleted.note(client, clock, len, seq)
    this.#authors.push(this.#placeOf(member))
    this.#times.push(at)
    this.#epochs.push(epoch)
  }

  /** Seq of the row that wrote what stands under this id. Throws when there is none: then the plan is not of this log. */
  writtenAt({ client, clock }: Y.ID): number {
    const seq = this.#written.seqOf(client, clock)
    if (seq === null) throw this.#unknown(client, clock)
    return seq
  }

  /** Seq of the row that deleted it; 0 when none did by itself. */
  deletedAt({ client, clock }: Y.ID): number {
    return this.#deleted.seqOf(client, clock) ?? 0
  }

  /** The rows that wrote a stretch, piece by piece. */
  piecesOf({ client, clock }: Y.ID, length: number): WrittenSpan[] {
    return this.#written.piecesOf(client, clock, length).map(({ seq, ...piece }) => {
      if (seq === null) throw this.#unknown(client, piece.clock)
      return { client, ...piece, seq }
    })
  }

  /** Seq of the newest row that wrote a part of the stretch; 0 when none is known. */
  newestWriting({ client, clock }: Y.ID, length: number): number {
    return this.#written.newestOf(client, clock, length)
  }

  /** Seq of the newest row that deleted a part of the stretch by itself; 0 when none is known. */
  newestDeletion({ client, clock }: Y.ID, length: number): number {
    return this.#deleted.newestOf(client, clock, length)
  }

  /** The row by its seq. */
  row(seq: number): Row {
    const at = seq - this.#first
    const member = this.#members[this.#authors[at] ?? -1]
    if (member === undefined) throw new Error(`no entry ${seq}`)
    return { seq, member, at: this.#times[at] ?? 0, anew: member === serverMember && (this.#epochs[at] ?? 1) > 1 }
  }

  #unknown(client: number, clock: number): Error {
    return new Error(`no entry up to ${this.seq} wrote ${clock} of client ${client}`)
  }

  #placeOf(member: Id): number {
    const place = this.#places.get(member) ?? this.#members.push(member) - 1
    this.#places.set(member, place)
    return place
  }
}
