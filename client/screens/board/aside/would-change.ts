/** What put-aside work says, in words of the domain: how the plan would differ with it. Tried on a copy, never on the board. */
import * as Y from 'yjs'
import type { Aside } from '#client/link/board-state.ts'
import { type Change, diffPlans } from '#shared/plan/diff.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'

export type WouldChange = {
  readonly before: Plan
  readonly after: Plan
  /** Empty when the plan says all of it already. */
  readonly changes: readonly Change[]
}

/** Null where it cannot be told: the edits stand on others that this board does not have. */
export function wouldChange(doc: Y.Doc, { kind, updates }: Aside): WouldChange | null {
  const copy = new Y.Doc()
  // A copy of the board stands for itself; edits are put onto the board as it is now.
  if (kind === 'edits') Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  for (const update of updates) Y.applyUpdate(copy, update)
  const isWhole = copy.store.pendingStructs === null && copy.store.pendingDs === null
  const [before, after] = [readPlan(doc), readPlan(copy)]
  copy.destroy()
  return isWhole ? { before, after, changes: diffPlans(before, after) } : null
}
