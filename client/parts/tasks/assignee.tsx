/** Who does a task: a committee, or a member of one. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CommitteeName } from '#client/records/committee.tsx'
import { useFieldMarks } from '#client/records/editing.tsx'
import { namedOf, useNameOf } from '#client/records/guest-of.tsx'
import { type Board, useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { Dot } from '#client/ui/mark.tsx'
import { type Option, SelectField } from '#client/ui/select-field.tsx'
import type { Task } from '#shared/plan/plan.ts'

/** The member's name with the city's dot, or the committee. */
export function Assignee({ task }: { readonly task: Task }): ReactElement {
  const { t } = useTranslation()
  const { member, committee } = useBoard()
  const nameOf = useNameOf()
  const person = member(task.member)
  if (person === undefined) return <CommitteeName id={task.committee} empty={t('tasks.nobody')} />
  const home = committee(person.committee)
  return (
    <span className="records-committee" title={home?.city}>
      {home === undefined ? null : <Dot colour={home.colour} />}
      <span dir="auto">{nameOf(namedOf(person))}</span>
      {home === undefined ? null : <span className="ui-hidden">, {home.city}</span>}
    </span>
  )
}

/** A choice among nobody, the committees and their members. Choosing a member names the committee too. */
export function AssigneeField({ task }: { readonly task: Task }): ReactElement {
  const { t } = useTranslation()
  const board = useBoard()
  const { change, readOnly } = useEdit()
  const at = useFieldMarks('tasks', task.id)
  const pick = (value: string) => change('tasks', task.id, assigneeOf(value, board))
  return (
    <SelectField
      {...at('member')}
      label={t('tasks.assignee')}
      value={choiceOf(task, board)}
      isReadOnly={readOnly}
      options={useAssigneeOptions(board)}
      onChange={pick}
    />
  )
}

function useAssigneeOptions(board: Board): Option<string>[] {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const committees = board.committees.flatMap(committee => {
    const members = board.members.filter(each => each.committee === committee.id)
    return [
      {
        value: `committee ${committee.id}`,
        label: t('tasks.assigneeCommittee', { city: committee.city }),
        mark: <Dot key={committee.id} colour={committee.colour} />,
      },
      ...members.map(each => ({
        value: `member ${each.id}`,
        label: `${nameOf(namedOf(each))}, ${committee.city}`,
        mark: <Dot key={each.id} colour={committee.colour} />,
      })),
    ]
  })
  return [{ value: '', label: t('tasks.nobody') }, ...committees]
}

function choiceOf(task: Task, board: Board): string {
  if (board.member(task.member) !== undefined) return `member ${task.member}`
  return board.committee(task.committee) === undefined ? '' : `committee ${task.committee}`
}

function assigneeOf(value: string, board: Board): Pick<Task, 'committee' | 'member'> {
  const [kind, id = null] = value.split(' ')
  if (kind === 'member') return { member: id, committee: board.member(id)?.committee ?? null }
  return { member: null, committee: kind === 'committee' ? id : null }
}
