/** The shared document itself, for the text editor alone: all other parts read the plan and edit by verbs. */
import { useMemo } from 'react'
import type * as Y from 'yjs'
import type { BoardState } from '#client/link/board-state.ts'
import type { Caret, Presence } from '#shared/protocol/events.ts'
import { useSession } from './board-context.ts'
import { useBoardState } from './use-link.ts'

export type Replica = {
  readonly doc: Y.Doc
  /** Undo of my own steps over the whole plan: texts share it with all other edits. */
  readonly undo: Y.UndoManager
  /** Makes edits of this transaction origin undoable; call it once with the editor binding's plugin key. */
  trackOrigin(origin: unknown): void
  /** The carets of others. `client` is their Yjs client id. */
  readonly carets: readonly Presence[]
  /** Tells the others where my caret is; null when the editor loses the focus. */
  setCaret(caret: Caret | null): void
  readonly readOnly: boolean
}

/** For an editor binding. */
export function useReplica(): Replica {
  const { line, undo } = useSession()
  const { presence, connectionId, readOnly } = useBoardState(seen)
  // What an editor is bound to stays the same however people come and go.
  const fixed = useMemo(
    () => ({
      doc: line.doc,
      undo,
      trackOrigin: (origin: unknown) => void undo.trackedOrigins.add(origin),
      setCaret: (caret: Caret | null) => line.setPresence({ caret }),
    }),
    [line, undo],
  )
  return useMemo(
    () => ({
      ...fixed,
      carets: presence.filter(each => each.id !== connectionId && each.caret !== null),
      readOnly,
    }),
    [fixed, presence, connectionId, readOnly],
  )
}

function seen({
  presence,
  connectionId,
  readOnly,
}: BoardState): Pick<BoardState, 'presence' | 'connectionId' | 'readOnly'> {
  return { presence, connectionId, readOnly }
}
