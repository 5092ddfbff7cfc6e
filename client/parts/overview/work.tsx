/** Who does what: the open tasks of each committee, what is late, and what comes next. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { CommitteeName } from '#client/records/committee.tsx'
import { partAddress } from '#client/records/use-go-to.ts'
import { useWords } from '#client/records/wording.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import type { Day, Plan, Task } from '#shared/plan/plan.ts'
import { Panel } from './panel.tsx'
import { type WorkLoad, workLoads } from './work-load.ts'

/** One row a committee; the tasks themselves are one press away. */
export function Work({ today }: { readonly today: Day }): ReactElement {
  const { t } = useTranslation()
  const { id, committees, member } = useBoard()
  const tasks = usePlan(tasksOf)
  const loads = workLoads(
    tasks,
    committees.map(each => each.id),
    each => member(each)?.committee,
    today,
  )
  return (
    <Panel
      title={t('overview.work')}
      action={
        <Link className="overview-link" href={partAddress(id, 'tasks')}>
          {t('overview.allTasks')}
        </Link>
      }
    >
      <ul className="overview-list">
        {loads.map(load => (
          <li key={load.committee ?? ''} className="overview-row">
            <LoadRow {...load} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function tasksOf(plan: Plan): readonly Task[] {
  return plan.tasks
}

function LoadRow({ committee, open, late, next }: WorkLoad): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <div className="overview-row-main">
        <CommitteeName id={committee} empty={t('overview.unassigned')} />
        {next === null ? null : <NextTask task={next} />}
      </div>
      <span className="overview-row-end">
        {open === 0 ? t('overview.noTasks') : t('overview.openTasks', { count: open })}
        {late === 0 ? null : <span className="overview-late">{t('overview.late', { count: late })}</span>}
      </span>
    </>
  )
}

function NextTask({ task }: { readonly task: Task }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useWords()
  if (task.due === null) return null
  const title = words(task.title, t('overview.taskUntitled'))
  return <span className="overview-more">{t('overview.nextDue', { title, day: format.dayShort(task.due) })}</span>
}
