/** The line that the history of a board's exports gets when somebody is given a file. */
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { ExportRow } from '#server/store/exports-store.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { personOf } from './person.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly log: Log }
/** What was made, of which state of the plan. */
export type Made = Omit<ExportRow, 'number' | 'by' | 'at'>

/**
 * Notes that `actor`, who may export here, is given the file. On a disk that takes nothing it is not noted, and the log says
 * so: then of all times people must be able to take their plan out.
 */
export async function noteExport({ store, clock, log }: Deps, actor: Actor, board: Id, made: Made): Promise<void> {
  try {
    await store.exports.note(board, { ...made, by: personOf(actor), at: clock.now() })
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'store-unavailable')) throw error
    log.warn('exports.unnoted', { board })
  }
}
