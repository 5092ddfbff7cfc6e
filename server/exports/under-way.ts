/**
 * How far the exports are that this server makes now, for whoever asked for them. They are made one after another, so the
 * order of asking is the waiting line. A line stands here only while its request does.
 */
import type { Id } from '#shared/ids.ts'
import type { ExportProgress } from '#shared/protocol/exports.ts'
import type { OnProgress } from './input.ts'

type Line = { readonly member: Id; readonly key: string | null; done: number; of: number }

/** The exports of one server. */
export class ExportsUnderWay {
  readonly #lines = new Set<Line>()

  /** Runs `make` as an export of the member, who may ask for it by `key`, until it is made or fails. */
  async during<Made>(member: Id, key: string | null, make: (onProgress: OnProgress) => Promise<Made>): Promise<Made> {
    const line: Line = { member, key, done: 0, of: 0 }
    this.#lines.add(line)
    try {
      return await make(({ done, of }) => Object.assign(line, { done, of }))
    } finally {
      this.#lines.delete(line)
    }
  }

  /** How far the export is that the member asked for under `key`. What others asked for is as unknown as nothing. */
  progressOf(member: Id, key: string): ExportProgress {
    const lines = [...this.#lines]
    const before = lines.findIndex(line => line.member === member && line.key === key)
    const line = lines[before]
    if (line === undefined) return { stage: 'unknown' }
    return before > 0 ? { stage: 'waiting', before } : { stage: 'making', done: line.done, of: line.of }
  }
}
