/** The calls that send a file to be read, and to begin a board. A no comes back as a thrown Refusal. */
import type { Id } from '#shared/ids.ts'
import type { ImportChoice, ImportReply, PlanFileReply } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { CreateBoardReply } from '#shared/protocol/routes.ts'
import { sendFile } from './api.ts'

/** What is in the file. Nothing is written. */
export function readImport(board: Id, file: Blob, choice: ImportChoice): Promise<ImportReply> {
  const query = new URLSearchParams()
  if (choice.list !== undefined) query.set('list', choice.list)
  if (choice.columns !== undefined) query.set('columns', choice.columns.map(field => field ?? '').join(','))
  if (choice.head !== undefined) query.set('head', choice.head ? 'yes' : 'no')
  if (choice.encoding !== undefined) query.set('encoding', choice.encoding)
  return send(`/api/boards/${board}/imports?${query}`, file)
}

/** What the plan in the file would be as a board. Nothing is written. */
export function readPlanFile(file: Blob): Promise<PlanFileReply> {
  return send('/api/imports/plan', file)
}

/** Makes a board of the plan in the file. */
export function beginBoard(file: Blob, committees: readonly Id[]): Promise<CreateBoardReply> {
  return send(`/api/imports/board?${new URLSearchParams({ committees: committees.join(',') })}`, file)
}

// A file that the server would refuse for its size need not travel.
async function send<Reply>(path: string, file: Blob): Promise<Reply> {
  if (file.size > limits.importBytes) throw new Refusal('too-large', { bytes: limits.importBytes })
  return sendFile(fetch, path, file)
}
