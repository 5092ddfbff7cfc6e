/** The tasks as a board: one column a state. On a phone one column at a time, chosen above. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Segmented } from '#client/ui/segmented.tsx'
import { type Day, type Task, type TaskState, taskStates } from '#shared/plan/plan.ts'
import { useTaskDrop } from './drag-task.ts'
import { inState } from './due.ts'
import { TaskCard } from './task-card.tsx'
import { StateIcon, stateKey } from './task-state.tsx'
import type { TaskDesk } from './use-task-desk.ts'

export type TaskBoardProps = { readonly tasks: readonly Task[]; readonly today: Day; readonly desk: TaskDesk }

/** Three columns with their counts. */
export function TaskBoard({ tasks, today, desk }: TaskBoardProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [shown, setShown] = useState<TaskState>('open')
  const options = taskStates.map(state => ({
    value: state,
    label: `${t(stateKey[state])} ${format.number(inState(tasks, state).length)}`,
  }))
  return (
    <>
      <Segmented
        className="tasks-choose"
        label={t('tasks.states')}
        options={options}
        value={shown}
        onChange={setShown}
      />
      <div className="tasks-board">
        {taskStates.map(state => (
          <Column
            key={state}
            state={state}
            isShown={state === shown}
            tasks={inState(tasks, state)}
            today={today}
            desk={desk}
          />
        ))}
      </div>
    </>
  )
}

type ColumnProps = TaskBoardProps & { readonly state: TaskState; readonly isShown: boolean }

function Column({ state, isShown, tasks, today, desk }: ColumnProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const drop = useTaskDrop((id, index) => desk.drop(id, state, index))
  const head = `tasks-${state}`
  return (
    <section
      {...drop.handlers}
      className="tasks-column"
      data-shown={isShown || undefined}
      data-over={drop.place === null ? undefined : true}
      aria-labelledby={head}
    >
      <h3 id={head} className="tasks-column-head">
        <StateIcon state={state} size={18} />
        {t(stateKey[state])}
        <span className="tasks-count">
          <span aria-hidden>{format.number(tasks.length)}</span>
          <span className="ui-hidden">{t('tasks.count', { count: tasks.length })}</span>
        </span>
      </h3>
      {tasks.length === 0 ? <p className="tasks-nothing">{t('tasks.columnEmpty')}</p> : null}
      <ul className="tasks-cards">
        {tasks.map(task => (
          <TaskCard key={task.id} task={task} today={today} desk={desk} place="board" />
        ))}
      </ul>
    </section>
  )
}
