/** Who wrote what, asked of the server. Rejects with a Refusal. */
import type { Id } from '#shared/ids.ts'
import type { Language } from '#shared/plan/plan.ts'
import type { FieldAuthorsReply, PassagesReply, RecordKind } from '#shared/protocol/authors.ts'
import { get } from './api.ts'

/** The last change of each field of a record, the newest first. */
export function getFieldAuthors(board: Id, kind: RecordKind, id: Id): Promise<FieldAuthorsReply> {
  return get(fetch, `/api/boards/${board}/authors/${kind}/${id}`)
}

/** Whose the words of a text are. */
export function getPassages(board: Id, section: Id, language: Language): Promise<PassagesReply> {
  return get(fetch, `/api/boards/${board}/texts/${section}/${language}/authors`)
}
