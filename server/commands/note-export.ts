/** The line that the history of a board's exports gets when somebody is given a file. */
import { createHash } from 'node:crypto'
import type { Clock } from '#server/clock.ts'
import type { ExportFile, ExportOptions } from '#server/exports/input.ts'
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { personOf } from './person.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly log: Log }
/** What was made, of which state of the plan. */
type Made = {
  readonly format: ExportFormat
  /** null for a draft. */
  readonly version: number | null
  /** Of the plan. */
  readonly digest: string
  readonly options: ExportOptions
  readonly file: ExportFile
}

/**
 * Notes that `actor`, who may export here, is given the file. On a disk that takes nothing it is not noted, and the log says
 * so: then of all times people must be able to take their plan out.
 */
export async function noteExport({ store, clock, log }: Deps, actor: Actor, board: Id, made: Made): Promise<void> {
  const { options, file, ...which } = made
  const { language, beside, list } = options
  const line = {
    ...which,
    by: personOf(actor),
    at: clock.now(),
    languages: beside === undefined ? [language] : [language, beside],
    list: list ?? null,
    fileName: file.fileName,
    bytes: file.bytes.byteLength,
    fileDigest: createHash('sha256').update(file.bytes).digest('hex'),
  }
  try {
    await store.exports.note(board, line)
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'store-unavailable')) throw error
    log.warn('export.unnoted', { board })
  }
}
