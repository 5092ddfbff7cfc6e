/** Clearing away what is over: once a day by the running server, by hand, or as a dry run that only counts. */
import { DatabaseSync } from 'node:sqlite'
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import { type GuestRow, gone, overAt } from '#server/store/retention.ts'
import type { Store } from '#server/store/store.ts'
import { databaseIn } from './backup.ts'
import type { ErasureList } from './erasure-list.ts'
import { endsAt } from './retention-rules.ts'

/** How many are over. */
export type Due = {
  readonly sessions: number
  readonly links: number
  readonly invitations: number
  readonly feeds: number
  readonly guests: number
}

type Deps = { readonly store: Store; readonly list: ErasureList; readonly clock: Clock; readonly chance: Chance }

const firstAfterMs = 60_000
const everyMs = 24 * 3_600_000

/** Counts what is over in the embedded database of a data folder, also while a server has it open. Changes nothing. */
export function countDue(folder: string, now: number): Due {
  const db = new DatabaseSync(databaseIn(folder), { readOnly: true, timeout: 5000 })
  try {
    const ends = endsAt(now)
    const count = (rows: string) => Number(db.prepare(`select count(*) as n from ${rows}`).get()?.n)
    const { sessions, links, invitations, feeds } = overAt(ends)
    const guests = db.prepare('select id, name, guest, removed_at from members where guest is not null').all()
    return {
      ...{ sessions: count(sessions), links: count(links), invitations: count(invitations), feeds: count(feeds) },
      guests: gone(guests as GuestRow[], ends).length,
    }
  } finally {
    db.close()
  }
}

/** Clears away, and answers the number of guests whose names went. */
export async function clearAway({ store, list, clock, chance }: Deps): Promise<number> {
  const now = clock.now()
  const ends = endsAt(now)
  await store.retention.sweep(ends)
  const guests = await store.retention.guestsGone(ends)
  for (const subject of guests) {
    const erasure = { id: newId(chance), kind: 'member', subject, at: now } as const
    await store.personal.erase(subject, erasure, null)
    list.add(erasure, null)
  }
  // Also what an erasure of the last days could not reach, since somebody read the files.
  const late = (await store.erasures.all()).some(({ at }) => at > now - 2 * everyMs)
  if (late) await store.erasures.purge()
  return guests.length
}

/** Clears away soon and then every day, for as long as the server runs. The function that comes back ends it. */
export function startClearing(deps: Deps & { readonly log: Log }): () => void {
  const { clock, log } = deps
  const run = () => {
    clearAway(deps).then(
      guests => log.info('retention.done', { guests }),
      error => log.error('retention.failed', { error }), // the next day tries again
    )
  }
  const stops = [clock.after(firstAfterMs, run), clock.every(everyMs, run)]
  return () => {
    for (const stop of stops) stop()
  }
}
