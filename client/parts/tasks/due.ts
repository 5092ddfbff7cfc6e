/** Tasks sorted into what a reader asks: what is late, what comes soon, what is mine, what is done. Pure. */
import type { Actor } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Day, Task, TaskState } from '#shared/plan/plan.ts'
import { addDays } from '#shared/time.ts'

export const dueSpans = ['overdue', 'week', 'later', 'undated', 'done'] as const
/** Where a task stands in the list by due date: late, within seven days, later, without a date, or done. */
export type DueSpan = (typeof dueSpans)[number]

export const ownerFilters = ['all', 'committee', 'mine'] as const
/** Whose tasks are shown. */
export type OwnerFilter = (typeof ownerFilters)[number]

/** True when a task should have been done before `today`. */
export function isOverdue(task: Pick<Task, 'due' | 'state'>, today: Day): boolean {
  return task.state !== 'done' && task.due !== null && task.due < today
}

/** The span of the list in which `task` stands on `today`. */
export function dueSpan(task: Pick<Task, 'due' | 'state'>, today: Day): DueSpan {
  if (task.state === 'done') return 'done'
  if (task.due === null) return 'undated'
  if (task.due < today) return 'overdue'
  return task.due <= addDays(today, 7) ? 'week' : 'later'
}

/** `tasks` by span and, within each, by due date; equal dates in the order of the plan. Empty spans are left out. */
export function byDue(tasks: readonly Task[], today: Day): { span: DueSpan; tasks: Task[] }[] {
  return dueSpans
    .map(span => ({
      span,
      tasks: tasks
        .filter(task => dueSpan(task, today) === span)
        .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')),
    }))
    .filter(group => group.tasks.length > 0)
}

/** The tasks in `state`, in the order of the plan. */
export function inState(tasks: readonly Task[], state: TaskState): Task[] {
  return tasks.filter(task => task.state === state)
}

/** The tasks of `filter`: everybody's, those of my committee and its members, or mine alone. */
export function ownedBy(
  tasks: readonly Task[],
  filter: OwnerFilter,
  me: Pick<Actor, 'member' | 'committee'>,
  committeeOf: (member: Id) => Id | undefined,
): Task[] {
  if (filter === 'all') return [...tasks]
  if (filter === 'mine') return tasks.filter(task => task.member === me.member)
  return tasks.filter(
    task => task.committee === me.committee || (task.member !== null && committeeOf(task.member) === me.committee),
  )
}
