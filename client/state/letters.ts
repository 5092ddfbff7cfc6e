/** The call for letters (`shared/protocol/letters.ts`), as a function. */
import type { Id } from '#shared/ids.ts'
import type { LetterRequest } from '#shared/protocol/letters.ts'
import { refusalIn, unreachable } from './api.ts'

/** A file as the server calls it. */
export type LetterFile = { readonly name: string; readonly content: Blob }

/** The letters of a request. Rejects with a Refusal. */
export async function makeLetter(board: Id, request: LetterRequest): Promise<LetterFile> {
  const headers = { 'content-type': 'application/json' }
  const sent = { method: 'POST', headers, body: JSON.stringify(request), credentials: 'same-origin' } as const
  const response = await fetch(`/api/boards/${board}/letters`, sent).catch(unreachable)
  if (!response.ok) throw refusalIn(await response.text(), response.status)
  const name = response.headers.get('content-disposition')?.match(/filename="?([\w.-]+)/)?.[1] ?? 'letter.pdf'
  return { name, content: await response.blob().catch(unreachable) }
}
