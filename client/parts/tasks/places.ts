/** Where a task lands on the board when it is moved by button or dropped: its new state and its new neighbour. Pure. */
import { idBefore, stepWithin } from '#client/records/step-within.ts'
import type { Id } from '#shared/ids.ts'
import type { Task, TaskState } from '#shared/plan/plan.ts'
import { inState } from './due.ts'

/** What moves a task one place up or down in its column: the task it then follows, or undefined at the column's end. */
export function stepInColumn(tasks: readonly Task[], id: Id, step: -1 | 1): Id | null | undefined {
  const state = tasks.find(task => task.id === id)?.state
  return state === undefined ? undefined : stepWithin(tasks, inState(tasks, state), id, step)
}

/** The task that a task dropped at `index` of the column `state` then follows; null for the first place of the plan. */
export function dropPlace(tasks: readonly Task[], id: Id, state: TaskState, index: number): Id | null {
  const column = inState(tasks, state).filter(t => t.id !== id)
  const next = column[index]
  if (next !== undefined) return idBefore(tasks, next.id, id)
  return column.at(-1)?.id ?? tasks.filter(t => t.id !== id).at(-1)?.id ?? null
}
