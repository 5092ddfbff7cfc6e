import { describe, expect, it } from 'vitest'
import { lineRows, lostLegs, openGaps } from '#client/parts/route/line-rows.ts'
import { readerTime, weekdayOf } from '#client/parts/route/stay.ts'
import { dropSide } from '#client/parts/route/use-line-drag.ts'
import { checkPlan } from '#shared/plan/checks.ts'
import { samplePlan } from './sample-plan.ts'

describe('the line', () => {
  it('has a row for each stop, with its visits by time and the way on', () => {
    const rows = lineRows(samplePlan, [])
    expect(rows.map(row => row.stop.name)).toEqual(['Berlin', 'Warszawa', 'Брэст'])
    expect(rows[2]?.visits.map(item => item.id)).toEqual(['early', 'fortress'])
    expect(rows[0]?.way?.leg?.number).toBe('EC 41')
    expect(rows[1]?.way?.leg).toBeNull()
    expect(rows[2]?.way).toBeNull()
  })

  it('shows a warning once, that of a programme item at the stop of the item', () => {
    const rows = lineRows(samplePlan, checkPlan(samplePlan))
    const codes = rows.map(row => row.warnings.map(warning => warning.code))
    expect(codes[2]).toContain('item-after-departure')
    expect(codes.flat().filter(code => code === 'item-after-departure')).toHaveLength(1)
  })

  it('leaves to the line what the line says by itself', () => {
    const all = lineRows(samplePlan, checkPlan(samplePlan)).flatMap(row => row.warnings.map(warning => warning.code))
    expect(all).not.toContain('leg-missing')
    expect(all).not.toContain('stop-without-host')
  })

  it('keeps a way that lost its place, and knows where it can go', () => {
    expect(lostLegs(samplePlan).map(leg => leg.id)).toEqual(['lost'])
    expect(openGaps(samplePlan).map(({ from, to }) => [from.id, to.id])).toEqual([['warszawa', 'brest']])
  })
})

describe('times for a reader elsewhere', () => {
  it('L5 gives the reader’s clock, with its own day, and nothing when it is the same', () => {
    expect(readerTime('2027-05-03T00:30', 'Europe/Minsk', 'Europe/Berlin')).toBe('2027-05-02T23:30')
    expect(readerTime('2027-05-03T10:00', 'Europe/Warsaw', 'Europe/Berlin')).toBeNull()
    expect(readerTime('2027-05-03T10:00', null, 'Europe/Berlin')).toBeNull()
    expect(weekdayOf('2027-05-03', 'en-GB')).toBe('Mon')
  })
})

describe('dragging', () => {
  it('shows the bar where the card would land, and none at its own place', () => {
    const rows = lineRows(samplePlan, [])
    expect(dropSide({ id: 'berlin', index: 2 }, 2, rows)).toBe('after')
    expect(dropSide({ id: 'brest', index: 0 }, 0, rows)).toBe('before')
    expect(dropSide({ id: 'brest', index: 2 }, 2, rows)).toBeUndefined()
    expect(dropSide(null, 0, rows)).toBeUndefined()
  })
})
