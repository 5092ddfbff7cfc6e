/** What a reader of files is told of the board: names that a file may mention, and nothing else of what stands there. */
import type { Id } from '#shared/ids.ts'
import type { Currency, LocalTime, Translated, Zone } from '#shared/plan/plan.ts'
import type { ImportChoice, ImportReply, PlanFileReply } from '#shared/protocol/imports.ts'

/** A stop that items of the file may happen at; `names` are all that it goes by. */
export type KnownStop = {
  readonly id: Id
  readonly names: readonly string[]
  readonly station: string
  readonly zone: Zone | null
  readonly arrive: LocalTime | null
  readonly depart: LocalTime | null
}
export type Known = { readonly id: Id; readonly name: string }

/** A job for something that goes into a board. */
export type ImportContext = {
  readonly committees: readonly Known[]
  readonly members: readonly Known[]
  readonly stops: readonly KnownStop[]
  /** The currency of lines that name none. */
  readonly currency: Currency
}
/** A job for a plan that becomes a board: who is in the partnership, and the Yjs client id that the plan is written under. */
export type PlanContext = {
  readonly committees: readonly Known[]
  readonly members: readonly Id[]
  readonly client: number
}

/** A plan as it would begin a board: what to show of it, and the first edit. */
export type PlanRead = { readonly shown: PlanFileReply; readonly title: Translated; readonly update: Uint8Array }

/** What the reading process is asked for, beside the bytes of the file. */
export type ReadJob =
  | { readonly kind: 'records'; readonly context: ImportContext; readonly choice: ImportChoice }
  | { readonly kind: 'plan'; readonly context: PlanContext }

export type ReadRecords = (bytes: Uint8Array, context: ImportContext, choice: ImportChoice) => Promise<ImportReply>
export type ReadPlanFile = (bytes: Uint8Array, context: PlanContext) => Promise<PlanRead>
