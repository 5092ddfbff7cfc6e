/** What the owners of a partnership do: its name and status, its committees, and the first set-up. */

import type { Actor } from '#shared/agreement/roles.ts'
import { may } from '#shared/agreement/roles.ts'
import type { ChangePartnershipRequest, CommitteeSeat, SetUpRequest } from '#shared/protocol/people.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { doingOf, type PeopleDeps, ringFor } from './touched.ts'

/** Another name, another status, or both. */
export async function changePartnership(
  deps: PeopleDeps,
  actor: Actor,
  change: ChangePartnershipRequest,
): Promise<void> {
  ownersOnly(actor)
  await ringFor(deps, deps.store.partnerships.change(doingOf(deps, actor), change))
}

/** The name of the partnership, the owner's own city, and who the owner is. Once more with other values changes them. */
export async function setUpPartnership(deps: PeopleDeps, actor: Actor, request: SetUpRequest): Promise<void> {
  ownersOnly(actor)
  const { partnership, committee, name, office } = request
  const doing = doingOf(deps, actor)
  const values = {
    name: partnership,
    committee: { ...committee, id: actor.committee },
    member: actor.member,
    person: { name, office },
  }
  await ringFor(deps, deps.store.partnerships.setUp({ ...doing, by: { ...doing.by, name, office } }, values))
}

/** One more city. */
export async function addCommittee(deps: PeopleDeps, actor: Actor, committee: CommitteeSeat): Promise<void> {
  ownersOnly(actor)
  await ringFor(deps, deps.store.partnerships.addCommittee(doingOf(deps, actor), committee))
}

/** Another city, place or look of a committee. */
export async function changeCommittee(deps: PeopleDeps, actor: Actor, committee: CommitteeSeat): Promise<void> {
  ownersOnly(actor)
  await ringFor(deps, deps.store.partnerships.changeCommittee(doingOf(deps, actor), committee))
}

function ownersOnly(actor: Actor): void {
  if (!may(actor, 'run-partnership', { partnership: actor.partnership })) throw new Refusal('not-allowed')
}
