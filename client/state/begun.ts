/** A record that a sheet fills in: added when the sheet opens, and taken away again when nothing was filled in. */
import type * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import { reuse } from './same.ts'

export type Begun = {
  readonly id: Id
  /** Takes the record away when it is as it was added, and leaves no step behind to undo. True when it did. */
  settle(): boolean
}

/** To be called before `add` puts the record `id` into the plan: remembers where my own steps stood. */
export function begun(doc: Y.Doc, undo: Y.UndoManager, kind: ListKind, id: Id, add: () => void): Begun {
  const stored = () => doc.getMap<Y.Map<unknown>>(kind).get(id)?.toJSON()
  const depth = undo.undoStack.length
  add()
  const blank = stored()
  return {
    id,
    settle: () => {
      // What somebody else wrote into it meanwhile is a reason to stay, like what I wrote.
      if (blank === undefined || reuse(blank, stored()) !== blank) return false
      while (undo.undoStack.length > depth) undo.undo()
      undo.clear(false, true)
      return true
    },
  }
}
