/** What can be done with a task, without dragging (everyone.md A2). Those who only read may still talk about it. */
import { ArrowDown, ArrowUp, Ellipsis, MessageSquare, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { IconButton } from '#client/ui/button.tsx'
import { Menu, type MenuEntry } from '#client/ui/menu.tsx'
import { type Task, taskStates } from '#shared/plan/plan.ts'
import { StateIcon, setStateKey } from './task-state.tsx'
import type { TaskDesk } from './use-task-desk.ts'

export type TaskMenuProps = {
  readonly task: Task
  readonly title: string
  readonly desk: TaskDesk
  readonly place: 'board' | 'list'
}

/** The button with three dots at the end of a task. */
export function TaskMenu(props: TaskMenuProps): ReactElement {
  const { t } = useTranslation()
  const label = t('tasks.more', { title: props.title })
  const trigger = <IconButton label={label} icon={<Ellipsis aria-hidden size={20} />} />
  return <Menu label={label} trigger={trigger} entries={useEntries(props)} />
}

function useEntries({ task, desk, place }: TaskMenuProps): MenuEntry[] {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const talk: MenuEntry = {
    id: 'talk',
    label: t('tasks.talkAbout'),
    icon: <MessageSquare aria-hidden size={18} />,
    onAction: () => desk.talk(task.id),
  }
  if (readOnly) return [talk]
  const states = taskStates
    .filter(state => state !== task.state)
    .map(state => ({
      id: state,
      label: t(setStateKey[state]),
      icon: <StateIcon state={state} size={18} />,
      onAction: () => desk.setState(task, state),
    }))
  const step = (by: -1 | 1, label: string, icon: ReactElement): MenuEntry => ({
    id: `step ${by}`,
    label,
    icon,
    isDisabled: !desk.canStep(task, by),
    onAction: () => desk.step(task, by),
  })
  const up = step(-1, t('tasks.earlier'), <ArrowUp aria-hidden size={18} />)
  const down = step(1, t('tasks.later'), <ArrowDown aria-hidden size={18} />)
  const remove: MenuEntry = {
    id: 'delete',
    label: t('tasks.delete'),
    icon: <Trash2 aria-hidden size={18} />,
    tone: 'danger',
    onAction: () => desk.remove(task),
  }
  return [...states, ...(place === 'board' ? [up, down] : []), talk, remove]
}
