/** The HTTP calls about people's data (`shared/protocol/privacy.ts`), as functions. A no comes back as a thrown Refusal. */
import type { Id } from '#shared/ids.ts'
import type { NoticeRequest, PrivacyReply, RecordReply } from '#shared/protocol/privacy.ts'
import { get, post } from './api.ts'

const asked: typeof fetch = (input, init) => fetch(input, init)

/** What is kept, my city's notice, and for owners the people who were removed. */
export function getPrivacy(language: string): Promise<PrivacyReply> {
  return get(asked, `/api/privacy?language=${language}`)
}

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
