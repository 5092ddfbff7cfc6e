/** One task, as a card of the board or a row of the list: done or not, what, until when, who. */
import { StickyNote } from 'lucide-react'
import type { DragEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EditingMark, useEditedRow } from '#client/records/editing.tsx'
import { focusHome } from '#client/records/use-focus-after.ts'
import { useReveal } from '#client/records/use-reveal.ts'
import { Warnings } from '#client/records/warnings.tsx'
import { useWords, Wording } from '#client/records/wording.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { useSelection } from '#client/state/use-selection.ts'
import type { Day, Task } from '#shared/plan/plan.ts'
import { Assignee } from './assignee.tsx'
import { dragTask } from './drag-task.ts'
import { DueWords } from './due-words.tsx'
import { TaskMenu } from './task-menu.tsx'
import { DoneButton, stateKey } from './task-state.tsx'
import type { TaskDesk } from './use-task-desk.ts'

export type TaskCardProps = {
  readonly task: Task
  readonly today: Day
  readonly desk: TaskDesk
  /** On the board, the column says the state; in the list, the row does. */
  readonly place: 'board' | 'list'
}

/** A list item. On the board it can be dragged to another column. */
export function TaskCard({ task, today, desk, place }: TaskCardProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const isSelected = useSelection().isSelected(task.id)
  const row = useReveal<HTMLLIElement>(isSelected)
  const edited = useEditedRow(task.id)
  const wordsOf = useWords()
  const title = wordsOf(task.title, t('tasks.untitled'))
  const drag =
    readOnly || place === 'list'
      ? {}
      : { draggable: true, onDragStart: (event: DragEvent) => dragTask(event.dataTransfer, task.id) }
  return (
    <li
      {...edited}
      {...drag}
      ref={row}
      className="tasks-card"
      data-place={place}
      data-state={task.state}
      data-selected={isSelected || undefined}
    >
      <DoneButton task={task} title={title} desk={desk} />
      <div className="tasks-card-body">
        <TaskTitle task={task} name={t('tasks.open', { title })} desk={desk} />
        <TaskFacts task={task} today={today} place={place} />
        <Warnings kind="tasks" id={task.id} />
      </div>
      <TaskMenu task={task} title={title} desk={desk} place={place} />
    </li>
  )
}

type TaskTitleProps = { readonly task: Task; readonly name: string; readonly desk: TaskDesk }

// Those who only read open the sheet too: the note stands there.
function TaskTitle({ task, name, desk }: TaskTitleProps): ReactElement {
  const { t } = useTranslation()
  return (
    <h4 className="tasks-title">
      <button
        type="button"
        {...focusHome(task.id)}
        className="records-title-button"
        title={name}
        onClick={() => desk.open(task.id)}
      >
        <Wording of={task.title} empty={t('tasks.untitled')} />
        {Object.keys(task.note).length === 0 ? null : (
          <span className="tasks-note" role="img" aria-label={t('tasks.hasNote')} title={t('tasks.hasNote')}>
            <StickyNote aria-hidden size={14} />
          </span>
        )}
      </button>
    </h4>
  )
}

function TaskFacts({ task, today, place }: Omit<TaskCardProps, 'desk'>): ReactElement {
  const { t } = useTranslation()
  return (
    <p className="tasks-facts">
      <DueWords task={task} today={today} />
      <Assignee task={task} />
      {place === 'list' && task.state !== 'done' ? (
        <span className="tasks-state">{t(stateKey[task.state])}</span>
      ) : null}
      <EditingMark record={task.id} />
    </p>
  )
}
