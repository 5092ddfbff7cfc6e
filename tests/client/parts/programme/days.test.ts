/** Which days a programme has, where the group is on them, and in which order things happen. */
import { describe, expect, test } from 'vitest'
import { itemsOn, onTheWay, placesOn, programmeDays, programmeOf } from '#client/parts/programme/days.ts'
import { item, planWith } from './programme-plan.ts'

describe('the days of a programme', () => {
  test('run from the first to the last named day without gaps', () => {
    expect(programmeDays(planWith())).toEqual(['2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'])
  })

  test('a mistyped year does not fill in a thousand empty days', () => {
    const days = programmeDays(planWith({ items: [item('late', { day: '2037-05-01' })] }))
    expect(days).toHaveLength(6)
    expect(days.at(-1)).toBe('2037-05-01')
  })

  test('name the stops at which the group is', () => {
    const plan = planWith()
    const names = (day: string) => placesOn(plan, day).map(stop => stop.id)
    expect(names('2027-05-01')).toEqual(['berlin', 'warszawa'])
    expect(names('2027-05-02')).toEqual(['warszawa'])
    expect(names('2027-05-05')).toEqual(['brest'])
  })

  test('a whole day on board names both ends of the way', () => {
    const way = onTheWay(planWith(), '2027-05-03')
    expect([way?.from.id, way?.to.id]).toEqual(['warszawa', 'brest'])
    expect(onTheWay(planWith(), '2027-05-02')).toBeNull()
  })
})

describe('the items of a day', () => {
  test('stand in the order in which they happen, those without a time last', () => {
    const items = [item('untimed'), item('noon', { start: '12:00' }), item('early', { start: '08:00' })]
    expect(itemsOn(planWith({ items }), '2027-05-02').map(i => i.id)).toEqual(['early', 'noon', 'untimed'])
  })

  test('of two zones are ordered by the moment and not by the clock', () => {
    const items = [
      item('brest', { start: '10:30', stop: 'brest' }),
      item('warszawa', { start: '10:00', stop: 'warszawa' }),
    ]
    expect(itemsOn(planWith({ items }), '2027-05-02').map(i => i.id)).toEqual(['brest', 'warszawa'])
  })

  test('without a day are listed as unplaced', () => {
    const programme = programmeOf(planWith({ items: [item('someday', { day: null })] }))
    expect(programme.unplaced.map(i => i.id)).toEqual(['someday'])
  })

  test('stand between the journeys of the day; a night train is on both its days', () => {
    const { days } = programmeOf(planWith({ items: [item('tour', { stop: 'warszawa', start: '10:00' })] }))
    const rows = days.map(day => day.rows.map(row => (row.kind === 'ride' ? row.part : row.kind)))
    expect(rows).toEqual([['whole'], ['item', 'departure'], [], ['arrival'], []])
  })
})
