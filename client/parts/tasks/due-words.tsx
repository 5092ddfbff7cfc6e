/** When a task is due, in words relative to today and as a date. Overdue is said in words, not by colour alone. */
import { CalendarClock, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import type { Day, Task } from '#shared/plan/plan.ts'
import { isOverdue } from './due.ts'

/** "in 5 days, Sat 1 May", "overdue: 3 days ago, Mon 12 Apr". Nothing when no date is set. */
export function DueWords({ task, today }: { readonly task: Task; readonly today: Day }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (task.due === null) return null
  const late = isOverdue(task, today)
  const facts = { when: format.relativeDay(task.due), day: format.dayShort(task.due) }
  const key = task.state === 'done' ? 'tasks.dueWas' : late ? 'tasks.overdue' : 'tasks.due'
  return (
    <span className="tasks-due" data-late={late || undefined}>
      {late ? <TriangleAlert aria-hidden size={14} /> : <CalendarClock aria-hidden size={14} />}
      <time dateTime={task.due}>{t(key, facts)}</time>
    </span>
  )
}
