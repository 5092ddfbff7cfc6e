/** How far a plan's days lie from today: before, among or behind us. Pure. */
import type { Day } from '#shared/plan/plan.ts'
import { daysBetween } from '#shared/time.ts'

/** `day` counts from 1. */
export type Countdown =
  | { readonly state: 'before'; readonly day: Day }
  | { readonly state: 'running'; readonly day: number; readonly count: number }
  | { readonly state: 'over'; readonly day: Day }

/** Where `today` stands to the days from `start` to `end`; null while one of them is open or they are in disorder. */
export function countdown(start: Day | null, end: Day | null, today: Day): Countdown | null {
  if (start === null || end === null || end < start) return null
  if (today < start) return { state: 'before', day: start }
  if (today > end) return { state: 'over', day: end }
  return { state: 'running', day: daysBetween(start, today) + 1, count: daysBetween(start, end) + 1 }
}
