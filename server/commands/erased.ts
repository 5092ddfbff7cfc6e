/** What follows an erasure: it is remembered outside of the database and its backups, and the files are freed of what went. */
import type { Chance } from '#server/chance.ts'
import { type Clock, pause } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Rooms } from '#server/live/rooms.ts'
import type { Log } from '#server/log.ts'
import type { Erasure } from '#server/store/privacy-store.ts'
import type { Store } from '#server/store/store.ts'

export type EraseDeps = {
  readonly store: Store
  readonly rooms: Rooms
  readonly bus: Bus
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  /** Keeps the erasure where no backup reaches, with the state of a board that began anew. */
  readonly remember: (erasure: Erasure, state: Uint8Array | null) => void
}

const purgeTries = 5
const purgeAgainMs = 1000

/** Sees to what is left to do. A reader of the files, such as a backup, may hold them for a moment. */
export async function finishErasure(deps: EraseDeps, erasure: Erasure, state: Uint8Array | null): Promise<void> {
  const { store, clock, log, remember } = deps
  remember(erasure, state)
  for (let tries = 1; tries <= purgeTries; tries++) {
    if (await store.erasures.purge()) return
    await pause(clock, purgeAgainMs)
  }
  log.warn('erasure.unpurged', { erasure: erasure.id }) // the daily round tries again
}
