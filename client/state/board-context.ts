/** What all parts of an open board share, handed down by `board-provider.tsx` and read through the hooks beside this file. */
import { createContext, useContext } from 'react'
import type * as Y from 'yjs'
import type { BoardLine, Source } from '#client/link/board-state.ts'
import type { Id } from '#shared/ids.ts'
import type { Language, Plan } from '#shared/plan/plan.ts'
import type { BoardReply } from '#shared/protocol/routes.ts'
import type { About } from '#shared/talk/message.ts'
import type { Api } from './api.ts'
import type { Selected } from './use-selection.ts'

export type BoardSession = {
  readonly info: BoardReply
  readonly line: BoardLine
  readonly api: Api
  readonly plan: Source<Plan>
  readonly undo: Y.UndoManager
  readonly newId: () => Id
}

/** The choices of the person at this page: not stored in the plan, not seen by others. */
export type BoardDesk = {
  readonly selected: Selected | null
  readonly setSelected: (selected: Selected | null) => void
  readonly about: About | null
  readonly setAbout: (about: About | null) => void
  readonly wording: Language
  readonly setWording: (language: Language) => void
  /** Seq of the newest message that was on screen. */
  readonly readSeq: number
  /** The talk tells whether it is on screen; what arrives meanwhile counts as read. */
  readonly setTalkShown: (isShown: boolean) => void
}

export const BoardSessionContext = createContext<BoardSession | null>(null)
export const BoardDeskContext = createContext<BoardDesk | null>(null)

/** The open board. Throws outside of a board. */
export function useSession(): BoardSession {
  const session = useContext(BoardSessionContext)
  if (session === null) throw new Error('outside of a board')
  return session
}

/** The choices at this page. Throws outside of a board. */
export function useDesk(): BoardDesk {
  const desk = useContext(BoardDeskContext)
  if (desk === null) throw new Error('outside of a board')
  return desk
}
