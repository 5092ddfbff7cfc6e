/** The HTTP calls about people's data. As in `routes.ts`: all under `/api`, JSON, and a no is a problem document. */
import type { Id } from '../ids.ts'
import type { Translated } from '../plan/plan.ts'

/** GET /api/me/data?language= — everything that is stored about the caller, as a ZIP. */
/** POST /api/me/erase — the caller types their own name. The session ends with it. */
export type EraseRequest = { readonly name: string }
/** POST /api/members/:member/erase — an owner, for somebody who was removed. */
/** POST /api/boards/:board/erase-history — what the plan says no more. The board begins anew on all devices. */

/** GET /api/privacy?language= */
export type PrivacyReply = {
  /** Who runs the server, and whom to ask; empty when the settings do not say. */
  readonly host: string
  readonly contact: string
  /** What is kept how long, in sentences. */
  readonly kept: readonly string[]
  readonly notice: CityNotice
  /** Removed people whose names are still there; for owners, empty for everybody else. */
  readonly removed: readonly { readonly id: Id; readonly name: string; readonly removedAt: number }[]
}

/** What a city tells its people about their data. `version` 0 is the text that holds where the city said nothing. */
export type CityNotice = {
  readonly committee: Id
  readonly city: string
  readonly version: number
  readonly words: Translated
  /** The caller has read this version. */
  readonly isRead: boolean
}
/** POST /api/committees/:committee/notice — by language; all empty: the city says nothing of its own any more. */
export type NoticeRequest = { readonly words: Readonly<Record<string, string>> }
/** POST /api/me/notice — this version was read. */
export type NoticeReadRequest = { readonly version: number }

/** GET /api/privacy/record?language= — the record of processing, for owners. */
export type RecordReply = { readonly sections: readonly RecordSection[] }
export type RecordSection = { readonly title: string; readonly lines: readonly string[] }
