/** Proposing: the plan as it stands becomes a version and is put to the board's committees. */
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/live/bus.ts'
import type { Rooms } from '#server/live/rooms.ts'
import type { NewProposal, Store } from '#server/store/store.ts'
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
 * when it is another by now, `plan-moved` with the present digest. What is already proposed is `nothing-new`.
 */
export async function propose(deps: Deps, actor: Actor, board: Id, request: ProposeRequest): Promise<ProposeReply> {
  const { committees } = await enter(deps, actor, 'propose', board)
  const values = { id: newId(deps.chance), board, committees, by: personOf(actor) }
  const proposal = await freezeAndPropose(deps, values, request.digest)
  await announce(deps, board, actor, { event: 'proposed', version: proposal.version }, proposal.id)
  return { proposal }
}

/**
 * The store takes a frozen plan only while nothing was logged after it, on whichever server. When something was, the plan is
 * frozen again: mostly it is another by then, and sometimes the edit changed nothing that is read.
 */
async function freezeAndPropose(
  deps: Deps,
  values: Pick<NewProposal, 'id' | 'board' | 'committees' | 'by'>,
  digest: string,
): Promise<Proposal> {
  for (let tries = 1; ; tries++) {
    const frozen = await freezeAsSeen(deps, values.board, digest)
    try {
      return await deps.store.versions.propose({ ...values, ...frozen, at: deps.clock.now() })
    } catch (error) {
      const moved = error instanceof Refusal && error.code === 'plan-moved'
      if (!moved || tries === mostTries) throw error
    }
  }
}

/** The frozen plan. Refuses `plan-moved` when it is another than the one seen, `nothing-new` when it is proposed already. */
async function freezeAsSeen(
  deps: Deps,
  board: Id,
  seen: string,
): Promise<Pick<NewProposal, 'digest' | 'json' | 'seq'>> {
  const room = await deps.rooms.open(board)
  const { digest, json, seq } = await room.freeze()
  if (digest !== seen) throw new Refusal('plan-moved', { digest })
  const newest = newestLive(await deps.store.versions.proposals(board))
  if (newest?.digest === digest) throw new Refusal('nothing-new', { version: newest.version })
  return { digest, json, seq }
}

/** The newest proposal that nobody took back: what a further one would be compared with. */
function newestLive(proposals: readonly Proposal[]): Proposal | undefined {
  return proposals.findLast(p => p.withdrawnAt === null)
}
