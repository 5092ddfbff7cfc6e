/** Tasks by due date, by state and by owner, and where a moved task lands. */
import { expect, test } from 'vitest'
import { byDue, isOverdue, ownedBy } from '#client/parts/tasks/due.ts'
import { dropPlace, stepInColumn } from '#client/parts/tasks/places.ts'
import type { Task } from '#shared/plan/plan.ts'

function task(id: string, values: Partial<Task> = {}): Task {
  return { id, title: {}, note: {}, committee: null, member: null, due: null, state: 'open', ...values }
}

const today = '2027-04-10'

test('a task is overdue the day after it was due, and never once it is done', () => {
  expect(isOverdue(task('a', { due: '2027-04-09' }), today)).toBe(true)
  expect(isOverdue(task('a', { due: today }), today)).toBe(false)
  expect(isOverdue(task('a', { due: '2027-04-09', state: 'done' }), today)).toBe(false)
})

test('the list by date begins with what is late and ends with what is done', () => {
  const tasks = [
    task('done', { state: 'done', due: '2027-01-01' }),
    task('undated'),
    task('far', { due: '2027-06-01' }),
    task('soon', { due: '2027-04-17' }),
    task('sooner', { due: '2027-04-10' }),
    task('late', { due: '2027-04-09' }),
  ]
  const list = byDue(tasks, today).map(group => [group.span, group.tasks.map(t => t.id)])
  expect(list).toEqual([
    ['overdue', ['late']],
    ['week', ['sooner', 'soon']],
    ['later', ['far']],
    ['undated', ['undated']],
    ['done', ['done']],
  ])
})

test('the filters show my committee with its members, and mine alone', () => {
  const me = { member: 'm1', committee: 'west' }
  const tasks = [
    task('mine', { member: 'm1' }),
    task('colleague', { member: 'm2' }),
    task('committee', { committee: 'west' }),
    task('theirs', { committee: 'east' }),
  ]
  const committeeOf = (member: string) => ({ m1: 'west', m2: 'west' })[member]
  const ids = (filter: 'all' | 'committee' | 'mine') => ownedBy(tasks, filter, me, committeeOf).map(t => t.id)
  expect(ids('mine')).toEqual(['mine'])
  expect(ids('committee')).toEqual(['mine', 'colleague', 'committee'])
  expect(ids('all')).toHaveLength(4)
})

test('one step up or down in a column passes over the tasks of other columns', () => {
  const tasks = [task('a'), task('x', { state: 'done' }), task('b'), task('c')]
  expect(stepInColumn(tasks, 'c', -1)).toBe('x')
  expect(stepInColumn(tasks, 'b', -1)).toBeNull()
  expect(stepInColumn(tasks, 'a', 1)).toBe('b')
  expect(stepInColumn(tasks, 'a', -1)).toBeUndefined()
})

test('a dropped task lands before the one it was dropped on, or at the end', () => {
  const tasks = [task('a'), task('x', { state: 'doing' }), task('y', { state: 'doing' })]
  expect(dropPlace(tasks, 'a', 'doing', 0)).toBeNull()
  expect(dropPlace(tasks, 'a', 'doing', 1)).toBe('x')
  expect(dropPlace(tasks, 'a', 'doing', 2)).toBe('y')
  expect(dropPlace(tasks, 'a', 'done', 0)).toBe('y')
})
