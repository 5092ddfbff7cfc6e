import { describe, expect, it } from 'vitest'
import { countdown } from '#client/parts/overview/countdown.ts'
import { headCounts, sum } from '#client/parts/overview/head-counts.ts'
import { recordTitle } from '#client/parts/overview/record-title.ts'
import { workLoads } from '#client/parts/overview/work-load.ts'
import type { Group, GroupKind, Task } from '#shared/plan/plan.ts'
import { samplePlan } from '../route/sample-plan.ts'

const group = (id: string, committee: string | null, kind: GroupKind, count: number): Group => ({
  id,
  committee,
  kind,
  count,
  note: {},
})

const task = (id: string, values: Partial<Task>): Task => ({
  id,
  title: {},
  note: {},
  committee: null,
  member: null,
  due: null,
  state: 'open',
  ...values,
})

describe('the countdown', () => {
  it('tells before, during and after', () => {
    expect(countdown('2027-05-01', '2027-05-08', '2027-04-30')).toEqual({ state: 'before', day: '2027-05-01' })
    expect(countdown('2027-05-01', '2027-05-08', '2027-05-01')).toEqual({ state: 'running', day: 1, count: 8 })
    expect(countdown('2027-05-01', '2027-05-08', '2027-05-08')).toEqual({ state: 'running', day: 8, count: 8 })
    expect(countdown('2027-05-01', '2027-05-08', '2027-05-09')).toEqual({ state: 'over', day: '2027-05-08' })
  })

  it('says nothing about dates that are open or in disorder', () => {
    expect(countdown(null, '2027-05-08', '2027-05-01')).toBeNull()
    expect(countdown('2027-05-08', '2027-05-01', '2027-05-01')).toBeNull()
  })
})

describe('participants', () => {
  it('are summed by committee and kind, those of nobody last', () => {
    const groups = [
      group('a', 'east', 'young', 24),
      group('b', 'west', 'leader', 3),
      group('c', 'west', 'young', 20),
      group('d', 'west', 'young', 2),
      group('e', 'gone', 'guest', 1),
      group('f', null, 'guest', 2),
    ]
    expect(headCounts(groups, ['west', 'east'])).toEqual([
      {
        committee: 'west',
        total: 25,
        kinds: [
          { kind: 'young', count: 22 },
          { kind: 'leader', count: 3 },
        ],
      },
      { committee: 'east', total: 24, kinds: [{ kind: 'young', count: 24 }] },
      { committee: null, total: 3, kinds: [{ kind: 'guest', count: 3 }] },
    ])
    expect(sum(groups)).toBe(52)
  })
})

describe('who does what', () => {
  it('counts open and late tasks, and finds the next one', () => {
    const tasks = [
      task('a', { committee: 'west', due: '2027-03-01' }),
      task('b', { committee: 'west', due: '2027-02-01', state: 'doing' }),
      task('c', { committee: 'west', due: '2027-01-01', state: 'done' }),
      task('d', { member: 'olga' }),
      task('e', {}),
    ]
    const loads = workLoads(tasks, ['west', 'east'], member => (member === 'olga' ? 'east' : undefined), '2027-02-15')
    expect(loads.map(({ committee, open, late, next }) => [committee, open, late, next?.id])).toEqual([
      ['west', 2, 1, 'b'],
      ['east', 1, 0, undefined],
      [null, 1, 0, undefined],
    ])
  })

  it('leaves out the row of nobody when everything is given to somebody', () => {
    expect(workLoads([], ['west'], () => undefined, '2027-02-15')).toHaveLength(1)
  })
})

describe('the title of a record', () => {
  it('is found for every kind that has one', () => {
    expect(recordTitle(samplePlan, 'items', 'fortress')).toEqual({ en: { text: 'fortress' } })
    expect(recordTitle(samplePlan, 'stops', 'brest')).toEqual({ '': { text: 'Брэст' } })
    expect(recordTitle(samplePlan, 'plan', 'plan')).toEqual(samplePlan.title)
    expect(recordTitle(samplePlan, 'groups', 'g')).toEqual({})
    expect(recordTitle(samplePlan, 'tasks', 'gone')).toEqual({})
  })
})
