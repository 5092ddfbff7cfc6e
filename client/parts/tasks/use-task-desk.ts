/** What a person does with tasks, beyond what every list can: add by a line, set a state, move within the board. */
import { useTranslation } from 'react-i18next'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { type ListDesk, useListDesk } from '#client/records/use-list-desk.ts'
import { useWords } from '#client/records/wording.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { Task, TaskState } from '#shared/plan/plan.ts'
import { inState, type OwnerFilter } from './due.ts'
import { dropPlace, stepInColumn } from './places.ts'
import { stateKey } from './task-state.tsx'

export type TaskDesk = Omit<ListDesk, 'remove'> & {
  /** Adds a task of that title; it belongs to whom the list is filtered by, so that it shows at once. */
  add(title: string, owner: OwnerFilter): void
  setState(task: Task, state: TaskState): void
  canStep(task: Task, step: -1 | 1): boolean
  step(task: Task, step: -1 | 1): void
  /** Puts a task into a column, at a place counted from its top. */
  drop(id: Id, state: TaskState, index: number): void
  remove(task: Task): void
}

/** The desk of the tasks part. One stands in `Tasks`; cards and sheets get it handed down. */
export function useTaskDesk(): TaskDesk {
  const { t } = useTranslation()
  const list = useListDesk('tasks', 'task')
  const announce = useAnnounce()
  const titleOf = useTaskTitle()
  const add = useAddTask()
  return {
    ...list,
    ...useTaskMoves(list),
    add: (title, owner) => {
      list.forgetDeleted()
      add(title, owner)
      announce(t('tasks.added', { title }))
    },
    remove: task => list.remove(task.id, t('tasks.deleted', { title: titleOf(task) })),
  }
}

function useAddTask(): TaskDesk['add'] {
  const edit = useEdit()
  const { me } = useBoard()
  const [language] = useWordingLanguage()
  return (title, owner) => {
    const member = owner === 'mine' ? me.member : null
    const committee = owner === 'all' ? null : me.committee
    edit.add('tasks', { title: { [language]: { text: title } }, member, committee }, null)
  }
}

/** Changing state and place: each step is said, and the focus stays with the task. */
function useTaskMoves({ forgetDeleted }: ListDesk): Pick<TaskDesk, 'setState' | 'canStep' | 'step' | 'drop'> {
  const { t } = useTranslation()
  const tasks = usePlan(plan => plan.tasks)
  const edit = useEdit()
  const announce = useAnnounce()
  const focusAfter = useFocusAfter()
  const titleOf = useTaskTitle()
  const done = (task: Task, words: string) => {
    forgetDeleted()
    announce(words)
    focusAfter(task.id)
  }
  const setState = (task: Task, state: TaskState) => {
    edit.change('tasks', task.id, { state })
    done(task, t('tasks.nowState', { title: titleOf(task), state: t(stateKey[state]) }))
  }
  return {
    setState,
    canStep: (task, step) => stepInColumn(tasks, task.id, step) !== undefined,
    step: (task, step) => {
      const after = stepInColumn(tasks, task.id, step)
      if (after === undefined) return
      edit.move('tasks', task.id, after)
      const column = inState(tasks, task.state)
      const position = column.findIndex(each => each.id === task.id) + step + 1
      done(task, t('tasks.moved', { title: titleOf(task), position, count: column.length }))
    },
    drop: (id, state, index) => {
      const task = tasks.find(each => each.id === id)
      if (task === undefined) return
      edit.together(() => {
        edit.move('tasks', id, dropPlace(tasks, id, state, index))
        if (task.state !== state) setState(task, state)
      })
    },
  }
}

function useTaskTitle(): (task: Task) => string {
  const { t } = useTranslation()
  const wordsOf = useWords()
  return task => wordsOf(task.title, t('tasks.untitled'))
}
