/** Proposing: the plan as it stands becomes a version and is put to the board's committees. */
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { FrozenPlan } from '#server/live/room.ts'
import type { Rooms } from '#server/live/rooms.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { ProposeReply, ProposeRequest } from '#shared/protocol/routes.ts'
import { enter } from './access.ts'
import { announce } from './announce.ts'
import { personOf } from './person.ts'

type Deps = {
  readonly store: Store
  readonly rooms: Rooms
  readonly bus: Bus
  readonly clock: Clock
  readonly chance: Chance
}

/** Times that a plan is frozen anew because the log went on, before the proposer is asked to look again. */
const mostTries = 5

/**
 * Freezes the plan and proposes it to all committees of the board. `request.digest` is the plan that the proposer saw:
 * when it is another by now, `plan-moved` with the present digest. What is already proposed is `nothing-new`; but the same
 * proposer who presses again before anybody answered gets the proposal, since the first answer may have been lost.
 */
export async function propose(deps: Deps, actor: Actor, board: Id, request: ProposeRequest): Promise<ProposeReply> {
  const { committees } = await enter(deps, actor, 'propose', board)
  const proposal = await inStep(deps, actor, board, committees, request.digest)
  await announce(deps, board, actor, { event: 'proposed', version: proposal.version }, proposal.id)
  return { proposal }
}

/**
 * The store takes a frozen plan only while nothing was logged after it, on whichever server. When something was, the plan is
 * frozen again: mostly it is another by then, and sometimes the edit changed nothing that is read.
 */
async function inStep(deps: Deps, actor: Actor, board: Id, committees: readonly Id[], seen: string): Promise<Proposal> {
  const values = { id: newId(deps.chance), board, committees, by: personOf(actor) }
  for (let tries = 1; ; tries++) {
    const { digest, json, seq } = await freezeAsSeen(deps, board, seen)
    const there = await sameAgain(deps, actor, board, digest)
    if (there !== null) return there
    try {
      return await deps.store.versions.propose({ ...values, digest, json, seq, at: deps.clock.now() })
    } catch (error) {
      const moved = error instanceof Refusal && error.code === 'plan-moved'
      if (!moved || tries === mostTries) throw error
    }
  }
}

async function freezeAsSeen({ rooms }: Deps, board: Id, seen: string): Promise<FrozenPlan> {
  const frozen = await (await rooms.open(board)).freeze()
  if (frozen.digest !== seen) throw new Refusal('plan-moved', { digest: frozen.digest })
  return frozen
}

/** The actor's own proposal of the same plan, as long as nobody answered it. Refuses `nothing-new` for any other of that plan. */
async function sameAgain({ store }: Deps, actor: Actor, board: Id, digest: string): Promise<Proposal | null> {
  const newest = newestLive(await store.versions.proposals(board))
  if (newest?.digest !== digest) return null
  if (newest.by.member === actor.member && newest.decisions.length === 0) return newest
  throw new Refusal('nothing-new', { version: newest.version })
}

/** The newest proposal that nobody took back: what a further one would be compared with. */
function newestLive(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.findLast(p => p.withdrawnAt === null)
}
