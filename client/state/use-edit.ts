/** What people do to the plan: each call is one step that can be undone. */
import { useMemo } from 'react'
import type * as Y from 'yjs'
import type { Source } from '#client/link/board-state.ts'
import type { Id } from '#shared/ids.ts'
import * as edits from '#shared/plan/edits.ts'
import type { PlainValues, PlanValues, RecordValues, WordField, WordTarget } from '#shared/plan/kinds.ts'
import type { Language, ListKind } from '#shared/plan/plan.ts'
import { type Begun, begun } from './begun.ts'
import { useSession } from './board-context.ts'
import { useMayWriteHere } from './part-context.ts'
import { isSame } from './same.ts'
import { useLink } from './use-link.ts'
import { useSource } from './use-source.ts'

export type Edit = {
  /** Adds a record after another (`null` = first, default the end) and tells its id. */
  add<Kind extends ListKind>(kind: Kind, values: Partial<RecordValues[Kind]>, after?: edits.After): Id
  /** Adds several, one behind the other, as one step. */
  addAll<Kind extends ListKind>(kind: Kind, values: readonly Partial<RecordValues[Kind]>[], after?: edits.After): void
  /** Adds a record that a sheet is to fill in: `settle` takes it away again when nothing was. */
  begin<Kind extends ListKind>(kind: Kind, values: Partial<RecordValues[Kind]>, after?: edits.After): Begun
  change<Kind extends ListKind>(kind: Kind, id: Id, values: Partial<PlainValues[Kind]>): void
  move(kind: ListKind, id: Id, after: edits.After): void
  remove(kind: ListKind, id: Id): void
  word(target: WordTarget, field: WordField, language: Language, text: string): void
  /** "Meaning unchanged": the wording counts as up to date with its source again. */
  confirmWording(target: WordTarget, field: WordField, language: Language): void
  /** The same for the body of a section. */
  confirmText(section: Id, language: Language): void
  changePlan(values: Partial<PlanValues>): void
  /** Makes one step of all edits within `run`: one press of undo takes back the whole action. */
  together(run: () => void): void
  undo(): void
  redo(): void
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly readOnly: boolean
}

/**
 * The verbs, bound to the open board. While `readOnly` they do nothing: the server would refuse the edit anyway. A guest goes
 * back and forth from anywhere, since that touches only what they did themselves.
 */
export function useEdit(): Edit {
  const { line, undo, newId } = useSession()
  const { readOnly: isReader } = useLink()
  const readOnly = !useMayWriteHere() || isReader
  const steps = useMemo(() => stepsOf(undo), [undo])
  const { canUndo, canRedo } = useSource(steps, whole)
  const verbs = useMemo(
    () => verbsOn(line.doc, undo, newId, { readOnly, isReader }),
    [line, undo, newId, readOnly, isReader],
  )
  return useMemo(
    () => ({ ...verbs, readOnly, canUndo: canUndo && !isReader, canRedo: canRedo && !isReader }),
    [verbs, readOnly, isReader, canUndo, canRedo],
  )
}

type Steps = { readonly canUndo: boolean; readonly canRedo: boolean }
type Verbs = Omit<Edit, keyof Steps | 'readOnly'>
/** `isReader`: nowhere on the board, and not only here. */
type Rights = { readonly readOnly: boolean; readonly isReader: boolean }

function verbsOn(doc: Y.Doc, undo: Y.UndoManager, newId: () => Id, rights: Rights): Verbs {
  const step = (run: () => void, isForbidden = rights.readOnly) => {
    if (isForbidden) return
    undo.stopCapturing()
    run()
  }
  const add = <Kind extends ListKind>(kind: Kind, id: Id, values: Partial<RecordValues[Kind]>, after: edits.After) =>
    step(() => edits.addRecord(doc, kind, id, values, after))
  return {
    add: (kind, values, after = 'end') => {
      const id = newId()
      add(kind, id, values, after)
      return id
    },
    addAll: (kind, all, after = 'end') => {
      const records = all.map(values => ({ id: newId(), values }))
      step(() => edits.addRecords(doc, kind, records, after))
    },
    begin: (kind, values, after = 'end') => {
      const id = newId()
      return begun(doc, undo, kind, id, () => add(kind, id, values, after))
    },
    together: run => step(() => doc.transact(run, edits.editOrigin)),
    change: (kind, id, values) => step(() => edits.changeRecord(doc, kind, id, values)),
    move: (kind, id, after) => step(() => edits.moveRecord(doc, kind, id, after)),
    remove: (kind, id) => step(() => edits.removeRecord(doc, kind, id)),
    word: (target, field, language, text) => step(() => edits.word(doc, target, field, language, text)),
    confirmWording: (target, field, language) => step(() => edits.confirmWording(doc, target, field, language)),
    confirmText: (section, language) => step(() => edits.confirmText(doc, section, language)),
    changePlan: values => step(() => edits.changePlan(doc, values)),
    undo: () => step(() => undo.undo(), rights.isReader),
    redo: () => step(() => undo.redo(), rights.isReader),
  }
}

function stepsOf(undo: Y.UndoManager): Source<Steps> {
  let steps: Steps = { canUndo: undo.canUndo(), canRedo: undo.canRedo() }
  const renew = () => {
    const next = { canUndo: undo.canUndo(), canRedo: undo.canRedo() }
    if (!isSame(steps, next)) steps = next
  }
  return {
    get: () => {
      renew()
      return steps
    },
    subscribe: listener => {
      undo.on('stack-item-added', listener)
      undo.on('stack-item-popped', listener)
      undo.on('stack-cleared', listener)
      return () => {
        undo.off('stack-item-added', listener)
        undo.off('stack-item-popped', listener)
        undo.off('stack-cleared', listener)
      }
    },
  }
}

function whole(steps: Steps): Steps {
  return steps
}
