/** What others and I changed in the same place while this page had no line; known for a moment after it is back. */
import * as Y from 'yjs'
import type { BoardLine, Source } from '#client/link/board-state.ts'
import { held } from '#client/link/held.ts'
import { type BothChanged, bothChanged } from '#shared/plan/both-changed.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { newReplica } from '#shared/plan/replica.ts'

/** Milliseconds without a line below which nobody has been away. */
const awayFrom = 30_000

/** `common`: what both sides began from. `mine` is read just before the first edits of others come in. */
type Away = { readonly since: number; readonly common: Uint8Array; mine: Plan | null; readonly theirs: Uint8Array[] }

export type WhileAway = Source<readonly BothChanged[]> & {
  /** The person has seen it. */
  dismiss(): void
  stop(): void
}

/** Watches a board's line from now on. `now`: milliseconds since 1970. */
export function watchAway(line: Pick<BoardLine, 'doc' | 'state' | 'onOthers'>, now: () => number): WhileAway {
  const { doc, state } = line
  const found = held<readonly BothChanged[]>([])
  let away: Away | null = null
  const stopHearing = line.onOthers(update => {
    if (away === null) return
    away.mine ??= readPlan(doc)
    away.theirs.push(update)
  })
  const look = () => {
    const { connection, hasPlan } = state.get()
    if (connection === 'offline' && hasPlan)
      away ??= { since: now(), common: Y.encodeStateAsUpdate(doc), mine: null, theirs: [] }
    if (connection !== 'online' || away === null) return
    const isLong = now() - away.since >= awayFrom
    if (isLong) found.set(metIn(away))
    away = null
  }
  const stopLooking = state.subscribe(look)
  look()
  return {
    get: found.get,
    subscribe: found.subscribe,
    dismiss: () => found.set([]),
    stop: () => {
      stopHearing()
      stopLooking()
      found.end()
    },
  }
}

/** Where their edits stand on some that were only here, as after the server lost its disk, no side is theirs: then nothing. */
function metIn({ common, mine, theirs }: Away): readonly BothChanged[] {
  if (mine === null) return []
  const doc = newReplica()
  Y.applyUpdate(doc, common)
  const begun = readPlan(doc)
  for (const update of theirs) Y.applyUpdate(doc, update)
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  const met = isWhole ? bothChanged(begun, mine, readPlan(doc)) : []
  doc.destroy()
  return met
}
