/** The tasks part: a line to add one, whose are shown, and the tasks by state or by date. */
import { ListChecks } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UndoHint } from '#client/records/undo-hint.tsx'
import { useToday } from '#client/records/use-today.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { EmptyState } from '#client/ui/notice.tsx'
import { PartHeader } from '#client/ui/part-header.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import type { Day, Task } from '#shared/plan/plan.ts'
import { isOverdue, type OwnerFilter, ownedBy } from './due.ts'
import { DueList } from './due-list.tsx'
import { QuickAdd } from './quick-add.tsx'
import { TaskBoard } from './task-board.tsx'
import { TaskSheet } from './task-sheet.tsx'
import './tasks.css'
import { useTaskDesk } from './use-task-desk.ts'

type View = 'board' | 'due'

/** Who does what until when. */
export function Tasks(): ReactElement {
  const tasks = usePlan(plan => plan.tasks)
  const { me, member } = useBoard()
  const { readOnly } = useEdit()
  const today = useToday()
  const desk = useTaskDesk()
  const [view, setView] = useState<View>('board')
  const [owner, setOwner] = useState<OwnerFilter>('all')
  const shown = ownedBy(tasks, owner, me, id => member(id)?.committee)
  const open = tasks.find(task => task.id === desk.opened)
  const List = view === 'board' ? TaskBoard : DueList
  return (
    <div className="tasks">
      <TasksHeader tasks={shown} today={today} view={view} setView={setView} />
      <div className="tasks-bar">
        {readOnly ? null : <QuickAdd onAdd={title => desk.add(title, owner)} />}
        <OwnerChoice owner={owner} setOwner={setOwner} />
      </div>
      {shown.length === 0 ? (
        <NoTasks isFiltered={tasks.length > 0} />
      ) : (
        <List tasks={shown} today={today} desk={desk} />
      )}
      <UndoHint words={desk.deleted?.words ?? null} id={desk.deleted?.id} onDone={desk.forgetDeleted} />
      {open === undefined ? null : <TaskSheet key={open.id} task={open} today={today} desk={desk} />}
    </div>
  )
}

type HeaderProps = {
  readonly tasks: readonly Task[]
  readonly today: Day
  readonly view: View
  readonly setView: (view: View) => void
}

function TasksHeader({ tasks, today, view, setView }: HeaderProps): ReactElement {
  const { t } = useTranslation()
  const open = tasks.filter(task => task.state !== 'done')
  const late = open.filter(task => isOverdue(task, today)).length
  const summary = [
    t('tasks.summary', { count: open.length }),
    ...(late === 0 ? [] : [t('tasks.overdueCount', { count: late })]),
  ]
  const options = [
    { value: 'board', label: t('tasks.viewBoard') },
    { value: 'due', label: t('tasks.viewDue') },
  ] as const
  return (
    <PartHeader
      title={t('tasks.title')}
      summary={summary.join(' · ')}
      actions={<Segmented label={t('tasks.view')} options={options} value={view} onChange={setView} />}
    />
  )
}

type OwnerChoiceProps = { readonly owner: OwnerFilter; readonly setOwner: (owner: OwnerFilter) => void }

function OwnerChoice({ owner, setOwner }: OwnerChoiceProps): ReactElement {
  const { t } = useTranslation()
  const options = [
    { value: 'all', label: t('tasks.ownerAll') },
    { value: 'committee', label: t('tasks.ownerCommittee') },
    { value: 'mine', label: t('tasks.ownerMine') },
  ] as const
  return <Segmented label={t('tasks.whose')} options={options} value={owner} onChange={setOwner} />
}

function NoTasks({ isFiltered }: { readonly isFiltered: boolean }): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const hint = isFiltered ? 'tasks.emptyFilterHint' : readOnly ? 'tasks.emptyReadOnly' : 'tasks.emptyHint'
  return (
    <EmptyState icon={<ListChecks aria-hidden size={32} />} title={t(isFiltered ? 'tasks.emptyFilter' : 'tasks.empty')}>
      <p>{t(hint)}</p>
    </EmptyState>
  )
}
