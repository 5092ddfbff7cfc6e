/** What a person does with tasks: add, open, set a state, move, delete, talk; each with its words for screen readers. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deleted } from '#client/records/undo-hint.tsx'
import { useFocusAfter } from '#client/records/use-focus-after.ts'
import { useWords } from '#client/records/wording.tsx'
import { useDesk } from '#client/state/board-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { Task, TaskState } from '#shared/plan/plan.ts'
import { inState, type OwnerFilter } from './due.ts'
import { dropPlace, stepInColumn } from './places.ts'
import { stateKey } from './task-state.tsx'

export type TaskDesk = {
  readonly openTask: Id | null
  /** What was deleted last, as long as undo would bring back just that. */
  readonly deleted: Deleted | null
  open(id: Id): void
  close(): void
  forgetDeleted(): void
  /** Adds a task of that title; it belongs to whom the list is filtered by, so that it shows at once. */
  add(title: string, owner: OwnerFilter): void
  setState(task: Task, state: TaskState): void
  canStep(task: Task, step: -1 | 1): boolean
  step(task: Task, step: -1 | 1): void
  /** Puts a task into a column, at a place counted from its top. */
  drop(id: Id, state: TaskState, index: number): void
  remove(task: Task): void
  talk(id: Id): void
}

/** The desk of the tasks part. One stands in `Tasks`; cards and sheets get it handed down. */
export function useTaskDesk(): TaskDesk {
  const { t } = useTranslation()
  const tasks = usePlan(plan => plan.tasks)
  const edit = useEdit()
  const { me } = useBoard()
  const { select } = useSelection()
  const { setAbout } = useDesk()
  const [language] = useWordingLanguage()
  const wordsOf = useWords()
  const announce = useAnnounce()
  const focusAfter = useFocusAfter()
  const [openTask, setOpenTask] = useState<Id | null>(null)
  const [deleted, setDeleted] = useState<Deleted | null>(null)
  const titleOf = (task: Task) => wordsOf(task.title, t('tasks.untitled'))
  const setState = (task: Task, state: TaskState) => {
    setDeleted(null)
    edit.change('tasks', task.id, { state })
    announce(t('tasks.nowState', { title: titleOf(task), state: t(stateKey[state]) }))
    focusAfter(task.id)
  }
  return {
    openTask,
    deleted,
    open: id => {
      setDeleted(null)
      setOpenTask(id)
      select('tasks', id)
    },
    close: () => setOpenTask(null),
    forgetDeleted: () => setDeleted(null),
    add: (title, owner) => {
      setDeleted(null)
      edit.add('tasks', { title: { [language]: { text: title } }, ...ownerOf(owner, me) }, null)
      announce(t('tasks.added', { title }))
    },
    setState,
    canStep: (task, step) => stepInColumn(tasks, task.id, step) !== undefined,
    step: (task, step) => {
      const after = stepInColumn(tasks, task.id, step)
      if (after === undefined) return
      setDeleted(null)
      edit.move('tasks', task.id, after)
      const column = inState(tasks, task.state)
      const position = column.findIndex(each => each.id === task.id) + step + 1
      announce(t('tasks.moved', { title: titleOf(task), position, count: column.length }))
      focusAfter(task.id)
    },
    drop: (id, state, index) => {
      const task = tasks.find(each => each.id === id)
      if (task === undefined) return
      edit.move('tasks', id, dropPlace(tasks, id, state, index))
      if (task.state !== state) setState(task, state)
    },
    remove: task => {
      const words = t('tasks.deleted', { title: titleOf(task) })
      setOpenTask(null)
      edit.remove('tasks', task.id)
      setDeleted({ id: task.id, words })
      announce(words)
    },
    talk: id => {
      setOpenTask(null)
      select('tasks', id)
      setAbout({ kind: 'task', id })
    },
  }
}

function ownerOf(owner: OwnerFilter, me: { member: Id; committee: Id }): Pick<Task, 'committee' | 'member'> {
  if (owner === 'mine') return { member: me.member, committee: me.committee }
  return { member: null, committee: owner === 'committee' ? me.committee : null }
}
