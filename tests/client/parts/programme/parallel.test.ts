/** Parallel groups and the lanes of the week view. */
import { expect, test } from 'vitest'
import { programmeOf } from '#client/parts/programme/days.ts'
import { hourSpan, slotsOf } from '#client/parts/programme/week.ts'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import { item, planWith } from './programme-plan.ts'

function dayWith(items: ProgrammeItem[]) {
  const plan = planWith({ stops: [], startDay: null, endDay: null, items })
  const day = programmeOf(plan).days[0]
  if (day === undefined) throw new Error('no day')
  return { plan, day }
}

test('items of two groups that overlap stand side by side, one column a group', () => {
  const { day } = dayWith([
    item('a', { party: 'A', start: '10:00', end: '12:00' }),
    item('b', { party: 'B', start: '10:30', end: '11:00' }),
    item('b2', { party: 'B', start: '11:30', end: '12:30' }),
    item('lunch', { start: '12:30', end: '13:30' }),
  ])
  expect(day.rows).toMatchObject([
    {
      kind: 'parallel',
      columns: [
        { party: 'A', items: [{ id: 'a' }] },
        { party: 'B', items: [{ id: 'b' }, { id: 'b2' }] },
      ],
    },
    { kind: 'item', item: { id: 'lunch' } },
  ])
})

test('items for everyone that overlap stay rows of their own, and so do items without a time', () => {
  const { day } = dayWith([
    item('one', { start: '10:00', end: '12:00' }),
    item('two', { start: '11:00' }),
    item('untimed A', { party: 'A' }),
    item('untimed B', { party: 'B' }),
  ])
  expect(day.rows.map(row => row.kind)).toEqual(['item', 'item', 'item', 'item'])
})

test('two groups that begin together are parallel although no end is known', () => {
  const { day } = dayWith([item('a', { party: 'A', start: '10:00' }), item('b', { party: 'B', start: '10:00' })])
  expect(day.rows.map(row => row.kind)).toEqual(['parallel'])
})

test('the week grows its hours to what is planned and gives overlapping items lanes', () => {
  const { plan, day } = dayWith([
    item('wreath', { start: '06:30', end: '07:00' }),
    item('a', { party: 'A', start: '10:00', end: '12:00' }),
    item('b', { party: 'B', start: '11:00', end: '13:00' }),
    item('a2', { party: 'A', start: '12:00', end: '12:30' }),
    item('concert', { start: '20:00', end: '00:30' }),
  ])
  const hours = hourSpan([day])
  expect(hours).toEqual({ from: 6, to: 24 })
  const slots = slotsOf(plan, day, hours).map(s => [s.item.id, s.lane, s.lanes, s.top, s.height])
  expect(slots).toEqual([
    ['wreath', 0, 1, 30, 45],
    ['a', 0, 2, 240, 120],
    ['b', 1, 2, 300, 120],
    ['a2', 0, 2, 360, 45],
    ['concert', 0, 1, 840, 240],
  ])
})
