/**
 * What is kept how long, in one table: the daily clearing away, its dry run, the page on privacy and the record of processing
 * all read it here. Words for each kind stand under `privacy.kept.<kind>`.
 */
import type { Ends } from '#server/store/privacy-store.ts'
import { limits } from '#shared/protocol/limits.ts'

const day = 24 * 3_600_000

export type RetentionRule = {
  readonly kind: string
  /** Days after the end that the kind's words name. null: as long as what it belongs to, which the words name too. */
  readonly days: number | null
  /** By whom: the server every day, somebody who asks for it, or nobody, since it is not kept at all. */
  readonly cleared: 'daily' | 'asked' | 'never-kept'
}

/** Every kind of personal data, with the time for which it is kept. */
export const retentionRules = [
  { kind: 'sessions', days: 0, cleared: 'daily' },
  { kind: 'letters', days: 30, cleared: 'daily' },
  { kind: 'feeds', days: 365, cleared: 'daily' },
  { kind: 'guests', days: 90, cleared: 'daily' },
  { kind: 'members', days: null, cleared: 'asked' },
  { kind: 'plans', days: null, cleared: 'asked' },
  { kind: 'talk', days: null, cleared: 'asked' },
  { kind: 'agreements', days: null, cleared: 'asked' },
  { kind: 'register', days: null, cleared: 'asked' },
  { kind: 'backups', days: 56, cleared: 'daily' },
  { kind: 'addresses', days: 0, cleared: 'never-kept' },
] as const satisfies readonly RetentionRule[]

/** The moments before which rows are over, at the time `now`. */
export function endsAt(now: number): Ends {
  return {
    sessions: now - daysOf('sessions') * day,
    idle: now - limits.sessionIdleMs - daysOf('sessions') * day,
    letters: now - daysOf('letters') * day,
    feeds: now - daysOf('feeds') * day,
    guests: now - daysOf('guests') * day,
  }
}

function daysOf(kind: 'sessions' | 'letters' | 'feeds' | 'guests'): number {
  return retentionRules.find(rule => rule.kind === kind)?.days ?? 0
}
