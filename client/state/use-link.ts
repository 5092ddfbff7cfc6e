/** How the line to the server is, and where my own work is. */
import type { BoardState, Cause, Connection, Saving } from '#client/link/board-state.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import { useSession } from './board-context.ts'
import { useSource } from './use-source.ts'

export type LinkView = {
  readonly connection: Connection
  readonly offlineSince: number | null
  readonly cause: Cause | null
  readonly saving: Saving
  readonly unsaved: number
  readonly readOnly: boolean
  readonly refused: RefusalCode | null
}

/** The part of the link's state that `select` picks. */
export function useBoardState<Part>(select: (state: BoardState) => Part): Part {
  return useSource(useSession().line.state, select)
}

/** For the saved mark and for fields that must know whether they may be edited. */
export function useLink(): LinkView {
  return useBoardState(linkView)
}

function linkView({ connection, offlineSince, cause, saving, unsaved, readOnly, refused }: BoardState): LinkView {
  return { connection, offlineSince, cause, saving, unsaved, readOnly, refused }
}
