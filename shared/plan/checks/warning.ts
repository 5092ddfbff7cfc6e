/** What a check finds. Its wording is `check.<code>`; its facts can be printed as they are. */
import type { Id } from '../../ids.ts'
import type { ListKind } from '../plan.ts'

/** Times that cannot all be true. As long as there is one of these, the plan has a conflict of times. */
export const timeCodes = [
  'arrival-before-departure',
  'departure-before-arrival',
  'too-fast',
  'change-too-short',
  'border-does-not-fit',
  'item-before-arrival',
  'item-after-departure',
  'arrive-skipped',
  'depart-skipped',
  'start-skipped',
  'end-skipped',
  'arrive-outside-plan',
  'depart-outside-plan',
  'day-outside-plan',
  'plan-ends-before-start',
] as const

/** What is missing or doubtful, but no conflict of times. */
export const otherCodes = [
  'arrive-twice',
  'depart-twice',
  'start-twice',
  'end-twice',
  'stop-without-host',
  'stop-without-zone',
  'leg-missing',
  'leg-stranded',
  'leg-doubled',
  'leg-not-running',
  'distance-too-short',
  'item-unplaced',
  'line-without-payer',
  'line-without-heads',
  'percent-do-not-add-up',
  'shares-do-not-add-up',
  'rate-missing',
  'wordings-stale',
] as const

export type WarningCode = (typeof timeCodes)[number] | (typeof otherCodes)[number]

export type Warning = {
  readonly code: WarningCode
  /** The record that is concerned; there is at most one warning of a code for a record. For `plan` the id is `plan`. */
  readonly kind: ListKind | 'plan'
  readonly id: Id
  /** Names, numbers, days as `2027-05-01`, clock times as `10:40`, sums in major units as `12.50`. */
  readonly facts: Readonly<Record<string, string | number>>
  /** Other records concerned. */
  readonly also?: readonly { readonly kind: ListKind; readonly id: Id }[]
}
