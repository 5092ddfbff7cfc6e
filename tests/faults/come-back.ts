/** What the app's own client does when it is refused for now, which the socket people of the tests leave to whoever plays them. */
import { type Cancel, systemClock } from '#server/clock.ts'
import type { SocketPerson } from '#tests/harness/socket-person.ts'

/** Milliseconds between two tries of somebody who was sent away. */
const again = 200

/** Lets the people connect and join again whenever they are out. The function that comes back ends it. */
export function comeBack(people: readonly SocketPerson[]): Cancel {
  return systemClock.every(again, () => {
    for (const person of people) {
      if (!person.link.connected && !person.link.active) person.link.connect()
      else if (person.link.connected && person.joined === null) void person.join()
    }
  })
}
