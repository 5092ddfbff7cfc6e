/** Proposing: the plan as it stands becomes a version and is put to the board's committees. */
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
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

/**
 * Freezes the plan and proposes it to all committees of the board. `request.digest` is the plan that the proposer saw:
 * when it is another by now, `plan-moved` with the present digest. What is already proposed is `nothing-new`; but the same
 * proposer who presses again before anybody answered gets the proposal, since the first answer may have been lost.
 */
export async function propose(deps: Deps, actor: Actor, board: Id, request: ProposeRequest): Promise<ProposeReply> {
  const { committees } = await enter(deps, actor, 'propose', board)
  const room = await deps.rooms.open(board)
  const frozen = await room.freeze()
  if (frozen.digest !== request.digest) throw new Refusal('plan-moved', { digest: frozen.digest })
  const newest = newestLive(await deps.store.versions.proposals(board))
  const there = newest?.digest === frozen.digest ? newest : null
  if (there !== null && (there.by.member !== actor.member || there.decisions.length > 0)) {
    throw new Refusal('nothing-new', { version: there.version })
  }
  const proposal =
    there ??
    (await deps.store.versions.propose({
      id: newId(deps.chance),
      board,
      digest: frozen.digest,
      json: frozen.json,
      seq: frozen.seq,
      committees,
      by: personOf(actor),
      at: deps.clock.now(),
    }))
  await announce(deps, board, actor, { event: 'proposed', version: proposal.version }, proposal.id)
  return { proposal }
}

/** The newest proposal that nobody took back: what a further one would be compared with. */
function newestLive(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.findLast(p => p.withdrawnAt === null)
}
