/** Who sits on a committee and as what: their role, right to sign, office and name; their removal; an office handed over. */
import type { Seated } from '#server/store/partnership-store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { ChangeMemberRequest, HandOverRequest } from '#shared/protocol/people.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { doingOf, type PeopleDeps, ringFor } from './touched.ts'

/** Changes what is named. Who owns the partnership is said by its owners alone. */
export async function changeMember(
  deps: PeopleDeps,
  actor: Actor,
  member: Id,
  change: ChangeMemberRequest,
): Promise<void> {
  const seat = await seatOf(deps, actor, member)
  const { owner, ...rest } = change
  const isSeating = Object.values(rest).some(value => value !== undefined)
  if (isSeating && !may(actor, 'seat-members', seat)) throw new Refusal('not-allowed')
  if (owner !== undefined && !may(actor, 'run-partnership', seat)) throw new Refusal('not-allowed')
  await ringFor(deps, deps.store.partnerships.changeMember(doingOf(deps, actor), member, change))
}

/** Lets somebody in no more. An owner is removed by owners alone, since it takes an owner away. */
export async function removeMember(deps: PeopleDeps, actor: Actor, member: Id): Promise<void> {
  const seat = await seatOf(deps, actor, member)
  const isAllowed = may(actor, 'seat-members', seat) && (!seat.owner || may(actor, 'run-partnership', seat))
  if (!isAllowed) throw new Refusal('not-allowed')
  await ringFor(deps, deps.store.partnerships.removeMember(doingOf(deps, actor), member))
}

/** Whoever holds the office gives it on, or the chair or an owner does. */
export async function handOver(
  deps: PeopleDeps,
  actor: Actor,
  member: Id,
  { to, ...given }: HandOverRequest,
): Promise<void> {
  const seat = await seatOf(deps, actor, member)
  const isTheirs = member === actor.member
  if (!may(actor, 'seat-members', seat) && !(isTheirs && may(actor, 'hand-over', seat)))
    throw new Refusal('not-allowed')
  await ringFor(deps, deps.store.partnerships.handOver(doingOf(deps, actor), { from: member, to, ...given }))
}

/** Refusal('not-found') for people of other partnerships: that they exist is nobody's business here. */
async function seatOf({ store }: PeopleDeps, actor: Actor, member: Id): Promise<Seated> {
  if (!may(actor, 'see-people', actor)) throw new Refusal('not-allowed')
  const seat = await store.partnerships.seated(member)
  if (seat === null || seat.partnership !== actor.partnership) throw new Refusal('not-found')
  return seat
}
