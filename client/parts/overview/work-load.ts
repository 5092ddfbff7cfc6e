/** What each committee still has to do. Pure. */
import type { Id } from '#shared/ids.ts'
import type { Day, Task } from '#shared/plan/plan.ts'

export type WorkLoad = {
  /** Null for the tasks that nobody has. */
  readonly committee: Id | null
  readonly open: number
  readonly late: number
  /** The open task that is due first; null when none has a date. */
  readonly next: Task | null
}

/** One entry a committee, also when it has nothing open; the unassigned ones last, if there are any. */
export function workLoads(
  tasks: readonly Task[],
  committees: readonly Id[],
  committeeOf: (member: Id) => Id | undefined,
  today: Day,
): WorkLoad[] {
  const open = tasks.filter(task => task.state !== 'done')
  const homeOf = ({ committee, member }: Task) =>
    committee ?? (member === null ? undefined : committeeOf(member)) ?? null
  const known = (home: Id | null) => (home !== null && committees.includes(home) ? home : null)
  const homes: (Id | null)[] = [...committees, null]
  const loads = homes.map(committee =>
    load(
      committee,
      open.filter(task => known(homeOf(task)) === committee),
      today,
    ),
  )
  return loads.filter(({ committee, open }) => committee !== null || open > 0)
}

function load(committee: Id | null, tasks: readonly Task[], today: Day): WorkLoad {
  const dated = tasks.filter(task => task.due !== null).sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1))
  const late = dated.filter(task => task.due !== null && task.due < today)
  return { committee, open: tasks.length, late: late.length, next: dated[0] ?? null }
}
