/**
 * Who wrote what on an open board. The index of its log is made at the first question and brought level at each later one, in
 * slices and outside of the board's turns, so that no edit waits for it; it goes with the room.
 */
import type { LogStore } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import type { Language } from '#shared/plan/plan.ts'
import { writtenText } from '#shared/plan/records.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Memory } from '../memory.ts'
import { type FieldChange, fieldChanges, type RecordChange, type RecordKind, recordChanges } from './last-change.ts'
import { LogIndex, type Row } from './log-index.ts'
import { passagesOf } from './passages.ts'

type AuthorsDeps = {
  readonly log: LogStore
  readonly board: Id
  /** In the room's turn, with its memory as it stands in the log. */
  readonly inTurn: <T>(look: (memory: Memory) => Promise<T>) => Promise<T>
}

/** What is known at entry `seq`. `row` tells of each entry that is named who wrote it. */
export type Known<T> = { readonly epoch: number; readonly seq: number; readonly found: T; row(seq: number): Row }
/** Words of a text: a stretch of Yjs ids and the entry that wrote them. */
export type Passage = ReturnType<typeof passagesOf>[number]

/** Rows read at a time, and bytes of them that are taken in before others have their turn: a few milliseconds of work. */
const rowsAtOnce = 100
const bytesAtOnce = 32_768

export class Authors {
  readonly #deps: AuthorsDeps
  #index = new LogIndex()
  #epoch = 0
  #levelling: Promise<unknown> = Promise.resolve()
  /** The list of all records, as long as nobody changes the board. */
  #listed: Known<readonly RecordChange[]> | null = null

  constructor(deps: AuthorsDeps) {
    this.#deps = deps
  }

  /** The last change of every record. */
  async records(): Promise<Known<readonly RecordChange[]>> {
    this.#listed = await this.#ask((memory, index) => {
      const last = this.#listed
      const isSame = last?.seq === memory.seq && last.epoch === memory.epoch
      return isSame ? last.found : recordChanges(memory.doc, index)
    })
    return this.#listed
  }

  /** The last change of every field of one record. Refusal('not-found') when it is not there. */
  fields(kind: RecordKind, id: Id): Promise<Known<readonly FieldChange[]>> {
    return this.#ask((memory, index) => {
      const found = fieldChanges(memory.doc, index, kind, id)
      if (found === null) throw new Refusal('not-found')
      return found
    })
  }

  /** The words of a section's text in one language, in their order. */
  passages(section: Id, language: Language): Promise<Known<readonly Passage[]>> {
    return this.#ask((memory, index) => {
      const text = writtenText(memory.doc, section, language)
      return text === null ? [] : passagesOf(text, index)
    })
  }

  /** First all of the log outside of the room's turns; in the turn, only what came meanwhile is left to be read. */
  async #ask<T>(find: (memory: Memory, index: LogIndex) => T): Promise<Known<T>> {
    await this.#level(await this.#deps.inTurn(async ({ epoch, seq }) => ({ epoch, seq })))
    return this.#deps.inTurn(async memory => {
      const index = await this.#level(memory)
      const found = find(memory, index)
      return { epoch: memory.epoch, seq: memory.seq, found, row: seq => index.row(seq) }
    })
  }

  /** One after the other: two who ask at once must not read the log twice. */
  #level(to: { readonly epoch: number; readonly seq: number }): Promise<LogIndex> {
    const { epoch, seq } = to
    const level = this.#levelling.catch(() => undefined).then(() => this.#read(epoch, seq))
    this.#levelling = level
    return level
  }

  /** Reads on to entry `seq` at least. A board that began anew may have another log, which is read from its beginning. */
  async #read(epoch: number, seq: number): Promise<LogIndex> {
    if (epoch !== this.#epoch) this.#index = new LogIndex()
    this.#epoch = epoch
    const index = this.#index
    let bytes = 0
    while (index.seq < seq) {
      const entries = await this.#deps.log.since(this.#deps.board, index.seq, rowsAtOnce)
      if (entries.length === 0 || entries.some(entry => entry.epoch > epoch)) throw new Refusal('epoch-changed')
      for (const entry of entries) {
        index.take(entry)
        bytes += entry.update.byteLength
        if (bytes < bytesAtOnce) continue
        await new Promise(resolve => setImmediate(resolve))
        bytes = 0
      }
    }
    return index
  }
}
