/** The plan of an open board as a plain value, read again at most once a frame however many edits arrive. */
import type * as Y from 'yjs'
import type { Source } from '#client/link/board-state.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { reuse } from './same.ts'

/** Follows `doc`. My own edits are told at once, so that a field never shows an old value after its commit. */
export function planSource(doc: Y.Doc, nextFrame: (run: () => void) => void): Source<Plan> & { stop(): void } {
  let plan: Plan | null = null
  let isStale = true
  let isPlanned = false
  const listeners = new Set<() => void>()
  const tell = () => {
    isPlanned = false
    for (const listener of listeners) listener()
  }
  const onUpdate = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    isStale = true
    if (transaction.local) tell()
    else if (!isPlanned) {
      isPlanned = true
      nextFrame(tell)
    }
  }
  doc.on('update', onUpdate)
  return {
    get: () => {
      if (plan === null || isStale) plan = reuse(plan, readPlan(doc))
      isStale = false
      return plan
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => doc.off('update', onUpdate),
  }
}
