/** The readers of one room. Whoever does not keep up is dropped with a resync instead of being fed (trust.md S6). */
import type { Log } from '#server/log.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Reader, ResyncReason } from './reader.ts'

export class Readers {
  readonly #log: Log
  readonly #all = new Set<Reader>()

  constructor(log: Log) {
    this.#log = log
  }

  get size(): number {
    return this.#all.size
  }

  has(reader: Reader): boolean {
    return this.#all.has(reader)
  }

  /** Refusal('too-many') when the board is full, or when this member already has as many connections as one may have. */
  add(reader: Reader): void {
    const { connectionsPerBoard, connectionsPerMember } = limits
    if (this.#all.size >= connectionsPerBoard) throw new Refusal('too-many', { connections: connectionsPerBoard })
    const { member } = reader.session.actor
    const own = [...this.#all].filter(({ session }) => session.actor.member === member)
    if (own.length >= connectionsPerMember) throw new Refusal('too-many', { connections: connectionsPerMember })
    this.#all.add(reader)
  }

  delete(reader: Reader): void {
    this.#all.delete(reader)
  }

  /** Tells every reader who keeps up; the others are asked to join again once they have read what waits for them. */
  tell(what: (reader: Reader) => unknown): void {
    for (const reader of [...this.#all]) {
      if (reader.buffered() > limits.bufferedBytesResync) this.#drop(reader, 'behind')
      else this.#safely(reader, () => what(reader))
    }
  }

  /** Sends one reader away to join again. */
  resyncOne(reader: Reader, reason: ResyncReason): void {
    if (this.#all.has(reader)) this.#drop(reader, reason)
  }

  /** Sends all readers away to join again. */
  resync(reason: ResyncReason): void {
    for (const reader of [...this.#all]) this.#drop(reader, reason)
  }

  #drop(reader: Reader, reason: ResyncReason): void {
    this.#all.delete(reader)
    this.#safely(reader, () => reader.resync(reason))
  }

  /** One reader's bug must not keep the others from being told. */
  #safely(reader: Reader, what: () => void): void {
    try {
      what()
    } catch (error) {
      this.#all.delete(reader)
      this.#log.error('reader.failed', { connection: reader.session.id, error })
    }
  }
}
