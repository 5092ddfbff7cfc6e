/** What an export is made from: a plan, frozen or as it stands now, and what is known about it outside of the plan. */
import type { Proposal } from '#shared/agreement/standing.ts'
import type { SignedStatement } from '#shared/agreement/statement.ts'
import type { Id } from '#shared/ids.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { Committee, CsvList, MemberInfo } from '#shared/protocol/routes.ts'

export type ExportInput = {
  readonly board: Id
  /** The address that people reach the board under, without a path: `https://plan.example`. Names the plan, is never called. */
  readonly origin: string
  readonly plan: Plan
  /** The number of the frozen version, or null for a draft, which is marked as one everywhere. */
  readonly version: number | null
  /** When the version was frozen, or the draft last changed; milliseconds since 1970. Never the time of the export. */
  readonly at: number
  readonly committees: readonly Committee[]
  readonly members: readonly MemberInfo[]
  /** All proposals of the board; the one for `version` is printed with its decisions. */
  readonly proposals: readonly Proposal[]
  /** The server's word for this version; null for a draft. */
  readonly signed: SignedStatement | null
}

/** What a calendar needs that is read again and again: its events' SEQUENCE, which rises whenever the plan is another. */
export type FeedMarks = { readonly sequence: number }

export type ExportOptions = {
  /** The reader's language, any tag; the words fall back to English. */
  readonly language: string
  /** A second language to stand beside the first, in the formats that can (`pdf`). */
  readonly beside?: string
  /** Which list, for `csv`. */
  readonly list?: CsvList
  /** For `ics`, when it is a calendar that is read again and again. */
  readonly feed?: FeedMarks
}

/** How far a file of several parts has come. */
export type Progress = { readonly done: number; readonly of: number }
export type OnProgress = (progress: Progress) => void

/** The first pages of the printed plan, each an SVG that stands alone, and how many pages there are. */
export type ExportPreview = { readonly pages: readonly string[]; readonly of: number }

/** A finished file. Equal input gives equal bytes. */
export type ExportFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string }
