/** The HTTP calls about people's data (`shared/protocol/privacy.ts`), as functions. A no comes back as a thrown Refusal. */
import type { Id } from '#shared/ids.ts'
import type { NoticeRequest, RecordReply } from '#shared/protocol/privacy.ts'
import { get, post } from './api.ts'

const asked: typeof fetch = (input, init) => fetch(input, init)

/** The record of processing, for owners. */
export function getRecord(language: string): Promise<RecordReply> {
  return get(asked, `/api/privacy/record?language=${language}`)
}

/** Where the file of my data is fetched. */
export function myDataAddress(language: string): string {
  return `/api/me/data?language=${language}`
}

export function eraseMe(name: string): Promise<void> {
  return post(asked, '/api/me/erase', { name })
}

export function eraseRemoved(member: Id): Promise<void> {
  return post(asked, `/api/members/${member}/erase`, {})
}

export function eraseHistory(board: Id): Promise<void> {
  return post(asked, `/api/boards/${board}/erase-history`, {})
}

export function noteNoticeRead(version: number): Promise<void> {
  return post(asked, '/api/me/notice', { version })
}

export function setNotice(committee: Id, request: NoticeRequest): Promise<void> {
  return post(asked, `/api/committees/${committee}/notice`, request)
}
