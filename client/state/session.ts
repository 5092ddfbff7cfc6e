/** Puts an open board together: its line, its plan, its undo, its calls. */
import type { BoardLine } from '#client/link/board-state.ts'
import type { Id } from '#shared/ids.ts'
import { undoOf } from '#shared/plan/undo.ts'
import type { BoardReply } from '#shared/protocol/routes.ts'
import type { Api } from './api.ts'
import type { BoardSession } from './board-context.ts'
import { planSource } from './plan-source.ts'

export type SessionDeps = {
  readonly info: BoardReply
  readonly line: BoardLine
  readonly api: Api
  readonly nextFrame: (run: () => void) => void
  readonly newId: () => Id
}

/** The session over an open line, and how to end it. The line is closed with it. */
export function openSession(deps: SessionDeps): BoardSession & { close(): void } {
  const { info, line, api } = deps
  const plan = planSource(line.doc, deps.nextFrame)
  const undo = undoOf(line.doc, {
    // The editor binding opens transactions in which nothing changes, also when a text is only looked at: no step of mine.
    captureTransaction: transaction => transaction.changed.size > 0,
  })
  return {
    info,
    line,
    api,
    plan,
    undo,
    newId: deps.newId,
    close: () => {
      undo.destroy()
      plan.stop()
      line.close()
    },
  }
}
