/** What honest replicas send always passes the gate, however they edit, part and meet again; and all come to say the same. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { editOrigin } from '#shared/plan/edits.ts'
import { workHonestly, workOnBoard } from './gate-people.ts'
import { diceOf, editAtRandom, openReplica, openServer, stateOf } from './gate-world.ts'

/** Undo as Yjs has it, without our care for neighbours. */
function plainUndo(doc: Y.Doc): Y.UndoManager {
  const captureTimeout = Number.MAX_SAFE_INTEGER
  return new Y.UndoManager(doc, { captureTimeout, trackedOrigins: new Set([editOrigin]) })
}

describe('honest updates', () => {
  it('S1 pass the gate: 10,000 of people who edit, part, undo, redo and repeat themselves, and all end in one state', () => {
    const outcome = workHonestly(1, 10_000)
    expect(outcome).toMatchObject({ refused: 0, apart: 0 })
    expect(outcome.updates).toBeGreaterThanOrEqual(10_000)
  })

  // Boards of 200,000 updates on which Yjs's own redo names neighbours that never touched.
  it.each([100_001, 100_046])('S1 pass the gate also where those of plain Yjs undo would not: board %i', board => {
    expect(workOnBoard(board, plainUndo)).toMatchObject({ refused: 1 })
    expect(workOnBoard(board)).toMatchObject({ refused: 0, apart: 0 })
  })

  it('P7 undo and redo do for oneself what those of Yjs do, in as few units', () => {
    const [plain, own] = [plainUndo, undefined].map(undoing => openReplica(openServer(), 'anna', 70, undoing))
    if (!plain || !own) throw new RangeError()
    const [a, b] = [diceOf(3), diceOf(3)]
    for (let i = 0; i < 400; i++) {
      editAtRandom(a, plain)
      editAtRandom(b, own)
      expect(stateOf(own.doc), `edit ${i}`).toBe(stateOf(plain.doc))
    }
    expect(unitsOf(own.doc)).toBeLessThanOrEqual(unitsOf(plain.doc))
  })
})

function unitsOf(doc: Y.Doc): number {
  return [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)
}
