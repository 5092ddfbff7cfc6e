/**
 * The round that a server makes every second where others write to the same database: whatever happened there without a bell
 * being heard here is found in three small queries, however many boards and people are here (trust.md R10, S2, S7).
 */
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { Bus } from './bus.ts'
import type { Live } from './live.ts'
import type { Rooms } from './rooms.ts'

type RoundsDeps = {
  readonly clock: Clock
  readonly log: Log
  readonly bus: Bus
  readonly rooms: Pick<Rooms, 'catchUp'>
  readonly live: Pick<Live, 'recheck'>
}

/** Milliseconds between two rounds: half of the two seconds within which a change must have come. */
const everyMs = 1_000

/** Begins the rounds; one more comes at once when rings may have gone unheard. The function that comes back ends them. */
export function makeRounds({ clock, log, bus, rooms, live }: RoundsDeps): () => void {
  let [under, once, away] = [false, false, false]

  /** One at a time: a slow database must not be asked again before it has answered. */
  const round = async () => {
    once = true
    if (under) return
    under = true
    while (once) {
      once = false
      const [first] = await Promise.all([outcome(rooms.catchUp()), outcome(live.recheck())])
      if (first !== null && !away) log.warn('rounds.failed', { error: first })
      away = first !== null
    }
    under = false
  }
  const stops = [clock.every(everyMs, () => void round()), bus.onGap(() => void round())]
  return () => {
    for (const stop of stops) stop()
  }
}

/** The error that something ended with, or null. */
function outcome(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}
