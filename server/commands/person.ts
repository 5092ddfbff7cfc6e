/** An actor as printed beside what they did. */
import type { Actor } from '#shared/agreement/roles.ts'
import type { Person } from '#shared/agreement/standing.ts'

/** The part of `actor` that a record keeps, so that it stays true when the member is gone. */
export function personOf(actor: Actor): Person {
  const { member, name, committee, office, guest } = actor
  const person = { member, name, committee, office }
  return guest === null ? person : { ...person, invitedBy: guest.invitedBy.name }
}
