/** The three states of a task: their words, their icons, and the round button that marks a task as done. */
import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { IconButton } from '#client/ui/button.tsx'
import type { Task, TaskState } from '#shared/plan/plan.ts'
import type { TaskDesk } from './use-task-desk.ts'

/** Word keys of the states, and of setting them. */
export const stateKey = { open: 'fields.state.open', doing: 'fields.state.doing', done: 'fields.state.done' } as const
export const setStateKey = { open: 'tasks.setOpen', doing: 'tasks.setDoing', done: 'tasks.setDone' } as const

const icons = { open: Circle, doing: CircleDot, done: CircleCheck } as const

/** The icon of a state. Its word always stands near. */
export function StateIcon({ state, size = 20 }: { readonly state: TaskState; readonly size?: number }): ReactElement {
  const Icon = icons[state]
  return <Icon aria-hidden size={size} className={`tasks-icon-${state}`} />
}

/** Marks the task as done, or open again. Only a sign for those who read. */
export function DoneButton(props: {
  readonly task: Task
  readonly title: string
  readonly desk: TaskDesk
}): ReactElement {
  const { task, title, desk } = props
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const icon = <StateIcon state={task.state} />
  if (readOnly) {
    return (
      <span className="tasks-sign" role="img" aria-label={t(stateKey[task.state])}>
        {icon}
      </span>
    )
  }
  const next = task.state === 'done' ? 'open' : 'done'
  const label = t(next === 'done' ? 'tasks.markDone' : 'tasks.markOpen', { title })
  return (
    <IconButton label={label} icon={icon} onPress={() => desk.setState(task, next)} className="tasks-done-button" />
  )
}
