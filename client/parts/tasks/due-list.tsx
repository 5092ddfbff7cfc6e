/** The tasks by date: late ones first, done ones last. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { byDue } from './due.ts'
import type { TaskBoardProps } from './task-board.tsx'
import { TaskCard } from './task-card.tsx'

const spanKey = {
  overdue: 'tasks.spanOverdue',
  week: 'tasks.spanWeek',
  later: 'tasks.spanLater',
  undated: 'tasks.spanUndated',
  done: 'tasks.spanDone',
} as const

/** A list for each span of time that has tasks. */
export function DueList({ tasks, today, desk }: TaskBoardProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="tasks-due-list">
      {byDue(tasks, today).map(({ span, tasks: due }) => (
        <section key={span} aria-labelledby={`tasks-${span}`} data-span={span} className="tasks-span">
          <h3 id={`tasks-${span}`} className="tasks-column-head">
            {t(spanKey[span])}
            <span className="tasks-count">
              <span aria-hidden>{format.number(due.length)}</span>
              <span className="ui-hidden">{t('tasks.count', { count: due.length })}</span>
            </span>
          </h3>
          <ul className="tasks-cards">
            {due.map(task => (
              <TaskCard key={task.id} task={task} today={today} desk={desk} place="list" />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
