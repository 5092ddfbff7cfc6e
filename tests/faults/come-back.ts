/** What the app's own client does when it is refused for now, which the socket people of the tests leave to whoever plays them. */
import { type Cancel, systemClock } from '#server/clock.ts'
import type { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'

/** Milliseconds between two tries of somebody who was sent away, and how long an outage may last. */
const again = 200
const patience = 60_000

/** Lets the people connect and join again whenever they are out. The function that comes back ends it. */
export function comeBack(people: readonly SocketPerson[]): Cancel {
  return systemClock.every(again, () => {
    for (const person of people) {
      if (!person.link.connected && !person.link.active) person.link.connect()
      else if (person.link.connected && person.joined === null && !person.joining) void person.join()
    }
  })
}

/**
 * Does something as the person, and resolves when all of it is acknowledged. What is refused meanwhile is sent again by joining
 * anew: a no is an answer, too, and nothing may be called acknowledged because of it.
 */
export async function acknowledged(person: SocketPerson, what: () => void): Promise<void> {
  let refused = person.refusals.length
  what()
  for (;;) {
    await patiently(`${person.name} is answered`, () => person.saved)
    if (person.refusals.length === refused) return
    refused = person.refusals.length
    if (person.joined !== null && !person.joining) await person.join()
  }
}

/** As `until`, for as long as an outage may take. */
export async function patiently(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + patience
  for (;;) {
    try {
      return await until(what, condition)
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}
