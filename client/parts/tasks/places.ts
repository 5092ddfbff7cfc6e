/** Where a task lands on the board when it is moved by button or dropped: its new state and its new neighbour. Pure. */
import type { Id } from '#shared/ids.ts'
import type { Task, TaskState } from '#shared/plan/plan.ts'
import { inState } from './due.ts'

/** What moves a task one place up or down in its column: the task it then follows, or undefined at the column's end. */
export function stepInColumn(tasks: readonly Task[], id: Id, step: -1 | 1): Id | null | undefined {
  const task = tasks.find(t => t.id === id)
  if (task === undefined) return undefined
  const column = inState(tasks, task.state)
  const index = column.findIndex(t => t.id === id)
  const other = column[index + step]
  if (other === undefined) return undefined
  return step === 1 ? other.id : before(tasks, other.id, id)
}

/** The task that a task dropped at `index` of the column `state` then follows; null for the first place of the plan. */
export function dropPlace(tasks: readonly Task[], id: Id, state: TaskState, index: number): Id | null {
  const column = inState(tasks, state).filter(t => t.id !== id)
  const next = column[index]
  if (next !== undefined) return before(tasks, next.id, id)
  return column.at(-1)?.id ?? tasks.filter(t => t.id !== id).at(-1)?.id ?? null
}

/** The task that stands before `next` once `moved` is taken out, or null when `next` is then the first. */
function before(tasks: readonly Task[], next: Id, moved: Id): Id | null {
  const others = tasks.filter(t => t.id !== moved)
  return others[others.findIndex(t => t.id === next) - 1]?.id ?? null
}
