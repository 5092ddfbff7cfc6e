/** Proposals of the open board, and what can be done with them. All of it is refused or granted by the server. */
import { useMemo } from 'react'
import type { BoardState } from '#client/link/board-state.ts'
import { type DecisionKind, lastAgreed, openProposal, type Proposal } from '#shared/agreement/standing.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { readPlan } from '#shared/plan/read.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { VersionReply } from '#shared/protocol/routes.ts'
import { type BoardSession, useSession } from './board-context.ts'
import { useBoardState } from './use-link.ts'

export type Proposals = {
  /** Oldest first. */
  readonly proposals: readonly Proposal[]
  /** The one that can be answered now. */
  readonly open: Proposal | null
  /** The newest agreed one. */
  readonly agreed: Proposal | null
  /** Freezes what I see and puts it to the committees. Rejects with a Refusal, `plan-moved` when the plan changed meanwhile. */
  propose(): Promise<Proposal>
  /** Answers the open proposal for my committee, with a colleague's code where one is needed. Rejects with a Refusal. */
  decide(kind: DecisionKind, comment: string, code?: string | null): Promise<Proposal>
  /** Takes the open proposal back. Rejects with a Refusal. */
  withdraw(): Promise<void>
  /** The stored plan of a version; asked for once and then kept, since a version never changes. */
  version(number: number): Promise<VersionReply>
}

/** The proposals and their verbs. */
export function useProposals(): Proposals {
  const session = useSession()
  const proposals = useBoardState(proposalsOf)
  return useMemo(() => {
    const { api, info } = session
    const open = openProposal(proposals)
    return {
      proposals,
      open,
      agreed: lastAgreed(proposals),
      propose: () => propose(session),
      decide: (kind, comment, code = null) => {
        const { id, digest } = mustBeOpen(open)
        return api.decide(info.id, id, { digest, kind, comment, ...(code === null ? {} : { code }) })
      },
      withdraw: () => api.withdraw(info.id, mustBeOpen(open).id),
      version: number => api.version(info.id, number),
    }
  }, [session, proposals])
}

// The digest is taken after the last ack, so that it names what the server has too.
async function propose({ line, api, info }: BoardSession): Promise<Proposal> {
  await line.settled()
  const { digest } = freeze(readPlan(line.doc))
  return api.propose(info.id, { digest })
}

function mustBeOpen(open: Proposal | null): Proposal {
  if (open === null) throw new Refusal('proposal-closed')
  return open
}

function proposalsOf(state: BoardState): readonly Proposal[] {
  return state.proposals
}
