/** Moving items earlier, later and to another day. */
import { expect, test } from 'vitest'
import { moveWithinDay, stopOnDay } from '#client/parts/programme/moves.ts'
import type { Plan, ProgrammeItem } from '#shared/plan/plan.ts'
import { item, planWith } from './programme-plan.ts'

const tour = item('tour', { start: '09:00', end: '10:00' })
const lunch = item('lunch', { start: '10:15', end: '12:15' })

function find(plan: Plan, id: string): ProgrammeItem {
  const found = plan.items.find(i => i.id === id)
  if (found === undefined) throw new Error(`no item ${id}`)
  return found
}

test('moving a timed item lets two items change places and keeps lengths and the pause', () => {
  const plan = planWith({ items: [tour, lunch] })
  expect(moveWithinDay(plan, lunch, 'earlier')).toEqual({
    kind: 'times',
    times: [
      { id: 'lunch', start: '09:00', end: '11:00' },
      { id: 'tour', start: '11:15', end: '12:15' },
    ],
  })
  expect(moveWithinDay(plan, tour, 'later')).toEqual(moveWithinDay(plan, lunch, 'earlier'))
})

test('the first item cannot go earlier, the last not later', () => {
  const plan = planWith({ items: [tour, lunch] })
  expect(moveWithinDay(plan, tour, 'earlier')).toBeNull()
  expect(moveWithinDay(plan, lunch, 'later')).toBeNull()
})

test('items of another group are passed over', () => {
  const a = item('a', { start: '09:30', party: 'A' })
  const plan = planWith({ items: [item('b', { start: '09:00', party: 'B' }), a] })
  expect(moveWithinDay(plan, a, 'earlier')).toBeNull()
})

test('items without a time change their order in the plan', () => {
  const plan = planWith({ items: [item('one'), item('two'), item('three')] })
  expect(moveWithinDay(plan, find(plan, 'three'), 'earlier')).toEqual({ kind: 'order', after: 'one' })
  expect(moveWithinDay(plan, find(plan, 'two'), 'earlier')).toEqual({ kind: 'order', after: null })
  expect(moveWithinDay(plan, find(plan, 'one'), 'later')).toEqual({ kind: 'order', after: 'two' })
})

test('an exchange that would push an item past midnight is not offered', () => {
  const late = item('late', { start: '22:00', end: '23:30' })
  const night = item('night', { start: '23:45', end: '03:00' })
  expect(moveWithinDay(planWith({ items: [late, night] }), night, 'earlier')).toBeNull()
})

test('on another day an item keeps its stop while the group is there, else it goes where the group is', () => {
  const plan = planWith()
  expect(stopOnDay(plan, { stop: 'warszawa' }, '2027-05-01')).toBe('warszawa')
  expect(stopOnDay(plan, { stop: 'berlin' }, '2027-05-02')).toBe('warszawa')
  expect(stopOnDay(plan, { stop: 'berlin' }, '2027-05-03')).toBe('berlin')
})
