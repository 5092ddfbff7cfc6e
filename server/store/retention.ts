/**
 * What is over, and clearing it away: sign-ins, links, invitations, addresses of calendars, and the stays of guests. The conditions are plain SQL with
 * whole numbers only, so that the dry run can ask the same of a database that a server has open.
 */
import { sql } from 'kysely'
import type { Guest } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Database, Reader } from './database.ts'
import type { Ends, RetentionStore } from './privacy-store.ts'

/** Clearing away, over a database. */
export function retentionIn({ read, write }: Database): RetentionStore {
  return {
    sweep: ends =>
      write('retention', async db => {
        for (const rows of Object.values(overAt(ends))) await sql`delete from ${sql.raw(rows)}`.execute(db)
      }),
    guestsGone: ends => guestsGone(read, ends),
  }
}

/** The rows that are over, by what they are: the table and its condition. */
export function overAt(ends: Ends): {
  readonly sessions: string
  readonly links: string
  readonly invitations: string
  readonly feeds: string
} {
  const [sessions, idle, letters, feeds] = [ends.sessions, ends.idle, ends.letters, ends.feeds].map(Math.trunc)
  return {
    sessions: `sessions where expires < ${sessions} or seen_at < ${idle}`,
    links: `links where expires < ${letters}`,
    invitations: `invitations where expires < ${letters} or revoked_at < ${letters}`,
    feeds: `feeds where revoked_at < ${letters} or coalesce(used_at, at) < ${feeds}`,
  }
}

/** Guests whose stay ended, or who were removed, before then. A guest signs nothing, so no record needs the name. */
export function gone(rows: readonly GuestRow[], { guests }: Pick<Ends, 'guests'>): Id[] {
  const until = ({ guest }: GuestRow) => (JSON.parse(String(guest)) as Guest).until
  const named = rows.filter(row => row.guest !== null && row.name !== '')
  return named
    .filter(row => Math.min(until(row), row.removed_at ?? Number.POSITIVE_INFINITY) < guests)
    .map(({ id }) => id)
}

export type GuestRow = {
  readonly id: Id
  readonly name: string
  readonly guest: string | null
  readonly removed_at: number | null
}

async function guestsGone(db: Reader, ends: Ends): Promise<Id[]> {
  const rows = db.selectFrom('members').select(['id', 'name', 'guest', 'removed_at']).where('guest', 'is not', null)
  return gone(await rows.orderBy('id').execute(), ends)
}
