/** A board that begins with the plan of a file: looked at first, then made, with its first edit, in one transaction (trust.md R4). */
import { type Chance, newClientId, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import type { PlanFileReply } from '#shared/protocol/imports.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { CreateBoardReply } from '#shared/protocol/routes.ts'

/** What a plan in a file is matched to, and the Yjs client id that it is written under. */
type Ground = {
  readonly committees: readonly { readonly id: Id; readonly name: string }[]
  readonly members: readonly Id[]
  readonly client: number
}
type Read = { readonly shown: PlanFileReply; readonly title: Translated; readonly update: Uint8Array }
type Deps = {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly readPlanFile: (bytes: Uint8Array, ground: Ground) => Promise<Read>
}

/** True for whoever may make a board of their own committee at all. */
export function mayBeginBoards(actor: Actor): boolean {
  return may(actor, 'create-board', { board: '', partnership: actor.partnership, committees: [actor.committee] })
}

/** What the board would be. Nothing is kept. */
export async function lookIntoPlan(deps: Deps, actor: Actor, bytes: Uint8Array): Promise<PlanFileReply> {
  const { shown } = await deps.readPlanFile(bytes, await groundOf(deps, actor))
  return shown
}

/** Makes the board for committees of the actor's partnership, the actor's own among them. */
export async function beginBoard(
  deps: Deps,
  actor: Actor,
  chosen: readonly Id[],
  bytes: Uint8Array,
): Promise<CreateBoardReply> {
  const id = newId(deps.chance)
  const committees = [...new Set(chosen)]
  if (!may(actor, 'create-board', { board: id, partnership: actor.partnership, committees })) {
    throw new Refusal('not-allowed')
  }
  const ground = await groundOf(deps, actor)
  const { title, update } = await deps.readPlanFile(bytes, ground)
  const row = { id, partnership: actor.partnership, committees, title, by: actor.member, at: deps.clock.now() }
  await deps.store.people.createBoard(row, { update, clients: [ground.client] })
  return { id }
}

async function groundOf({ store, chance }: Deps, { partnership }: Actor): Promise<Ground> {
  const [committees, members] = await Promise.all([
    store.people.committeesOf(partnership),
    store.partnerships.members(partnership),
  ])
  return {
    committees: committees.map(({ id, city }) => ({ id, name: city })),
    members: members.filter(({ guest }) => guest === null).map(member => member.id),
    client: newClientId(chance),
  }
}
