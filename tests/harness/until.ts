/** Waiting for something to become true, instead of for time to pass. */
import { setTimeout as wait } from 'node:timers/promises'

const patience = 15_000
const look = 2

/** Resolves as soon as `condition` holds. Fails with `what` when it does not come true for `ms`, 15 seconds when not said. */
export async function until(what: string, condition: () => boolean | Promise<boolean>, ms = patience): Promise<void> {
  const end = performance.now() + ms
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await wait(look)
  }
}
