import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routeLine, turnsInView } from '#client/parts/route/map/geodesic.ts'
import { continuous, greatCircle, unwrap } from '#shared/plan/great-circle.ts'

const berlin = { lat: 52.5251, lon: 13.3694 }
const moscow = { lat: 55.7764, lon: 37.5803 }
const vladivostok = { lat: 43.1155, lon: 131.8855 }
const anchorage = { lat: 61.2181, lon: -149.9003 }
const point = fc.record({
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('the route on the globe', () => {
  it('MP1 a great circle bends towards the pole, as the earth is round', () => {
    const line = greatCircle(berlin, moscow)
    const middle = line[Math.floor(line.length / 2)]
    expect(middle?.lat).toBeGreaterThan((berlin.lat + moscow.lat) / 2)
    expect(line[0]).toEqual(berlin)
    expect(line.at(-1)?.lat).toBeCloseTo(moscow.lat, 9)
  })

  it('MP2 a way over the date line goes on instead of jumping back', () => {
    const { line, stops } = routeLine([vladivostok, anchorage])
    expect(stops[1]?.lon).toBeCloseTo(210.0997, 6)
    for (const [i, { lon }] of line.entries()) {
      const next = line[i + 1]
      if (next) expect(Math.abs(next.lon - lon)).toBeLessThan(5)
    }
  })

  it('MP2 no two neighbours of any route lie more than half a turn apart', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 6 }), points => {
        const { line, stops } = routeLine(points)
        expect(stops).toHaveLength(points.length)
        for (const list of [line, stops])
          for (const [i, { lon }] of list.entries()) {
            const next = list[i + 1]
            if (next) expect(Math.abs(next.lon - lon)).toBeLessThanOrEqual(180 + 1e-6)
          }
      }),
    )
  })

  it('draws two places that lie together, or opposite each other, without dividing by zero', () => {
    expect(greatCircle(berlin, berlin).every(p => Number.isFinite(p.lat))).toBe(true)
    const far = greatCircle({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })
    expect(far.every(p => Number.isFinite(p.lat) && Number.isFinite(p.lon))).toBe(true)
  })

  it('repeats the land as often as the view needs it', () => {
    expect(turnsInView(-20, 60)).toEqual([0])
    expect(turnsInView(120, 230)).toEqual([0, 1])
    expect(turnsInView(-200, 190)).toEqual([-1, 0, 1])
    expect(unwrap(-170, 175)).toBe(190)
    expect(continuous([]).length).toBe(0)
  })
})
