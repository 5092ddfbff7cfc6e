/** The history of a board's exports, as the store keeps it. */
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { MadeExport } from '#shared/protocol/exports.ts'

/** An export by whom; of each member the id, name and seat as they were. */
export type ExportRow = Omit<MadeExport, 'by'> & { readonly by: Person }

export type ExportStore = {
  /** Notes that somebody was given a file, and gives the number of the note. Refusal('not-found') when there is no such board. */
  note(board: Id, made: Omit<ExportRow, 'number'>): Promise<number>
  /** Those of the board with a number below `before`, the newest first, at most `limit`. */
  before(board: Id, before: number, limit: number): Promise<readonly ExportRow[]>
}
