/**
 * Undo of a person's own steps. What Yjs's own undo puts back carries the neighbours that the lost original once had, found
 * anew one by one; now and then these two were never next to each other. Replicas would place such a unit differently, so
 * the server's gate refuses it. Here each unit is written as an insertion at the very same spot would be.
 */
import * as Y from 'yjs'
import { editOrigin } from './edits.ts'

type UndoOptions = Pick<
  NonNullable<ConstructorParameters<typeof Y.UndoManager>[1]>,
  'captureTimeout' | 'captureTransaction'
>

type StackItem = ReturnType<Y.UndoManager['undo']>

/** The steps that may be taken back: edits of this replica's person, made under `editOrigin`. Every undo is to come from here. */
export function undoOf(doc: Y.Doc, options: UndoOptions = {}): Y.UndoManager {
  const undo = new Y.UndoManager(doc, { ...options, trackedOrigins: new Set([editOrigin]) })
  // The last moment before others are told. Its transactions are local, so nobody else's units came in between.
  doc.on('beforeObserverCalls', transaction => {
    if (transaction.origin === undo) nameNeighbours(transaction)
  })
  undo.undo = withoutStumbling(undo, undo.undo.bind(undo))
  undo.redo = withoutStumbling(undo, undo.redo.bind(undo))
  return undo
}

/**
 * Yjs (13.6.33, `redoItem`) throws when what it follows was collected meanwhile, which others' deletions bring about once in
 * some hundred thousand edits. What is gone like that cannot come back: the step counts as taken, and the one before is next.
 */
function withoutStumbling(undo: Y.UndoManager, step: () => StackItem): () => StackItem {
  return () => {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      undo.currStackItem = null // otherwise the next press would do nothing
      return null
    }
  }
}

/**
 * Makes each new unit of a list name those two as its neighbours between which it was put. From the newest to the oldest,
 * each is looked at and then passed over, so that an older one sees the list as it was when it came.
 */
function nameNeighbours({ doc, beforeState }: Y.Transaction): void {
  const structs = doc.store.clients.get(doc.clientID) ?? []
  const from = beforeState.get(doc.clientID) ?? 0
  const lefts = new Map<Y.Item, Y.Item | null>()
  const rights = new Map<Y.Item, Y.Item | null>()
  for (let i = structs.length - 1; i >= 0; i--) {
    const item = structs[i]
    if (item === undefined || item.id.clock < from) break
    if (!(item instanceof Y.Item) || item.parentSub !== null) continue
    const left = (lefts.has(item) ? lefts.get(item) : item.left) ?? null
    const right = (rights.has(item) ? rights.get(item) : item.right) ?? null
    item.origin = left?.lastId ?? null
    item.rightOrigin = right?.id ?? null
    if (left) rights.set(left, right)
    if (right) lefts.set(right, left)
  }
}
