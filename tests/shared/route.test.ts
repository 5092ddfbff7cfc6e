/** Distances, journeys and names along the route. */
import { expect, test } from 'vitest'
import {
  greatCircleKm,
  legBetween,
  planDays,
  routeSummary,
  stayMinutes,
  stopLabel,
  stopNights,
  waysOf,
} from '#shared/plan/route.ts'
import { planOf, plus, words } from './plans.ts'

const berlin = { lat: 52.5251, lon: 13.3694 }
const warsaw = { lat: 52.2286, lon: 21.0031 }
const minsk = { lat: 53.8907, lon: 27.5511 }

test('great circles agree with published figures', () => {
  expect(greatCircleKm(berlin, warsaw)).toBeCloseTo(519, -0.5)
  expect(greatCircleKm({ lat: 48.708, lon: 44.513 }, { lat: 34.3853, lon: 132.4553 })).toBeCloseTo(7077, -1)
  expect(greatCircleKm({ lat: 48.708, lon: 44.513 }, { lat: 50.9375, lon: 6.9603 })).toBeCloseTo(2676, -1)
  expect(greatCircleKm({ lat: 0, lon: 179 }, { lat: 0, lon: -179 })).toBeCloseTo(222.4, 1)
  expect(greatCircleKm({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(20_015, 0)
  expect(greatCircleKm(berlin, berlin)).toBe(0)
})

test('Khatyn is where it should be: 56 km from Minsk, and not where a public page puts it', () => {
  expect(greatCircleKm(minsk, { lat: 54.3361, lon: 27.9408 })).toBeCloseTo(56, 0)
  expect(greatCircleKm({ lat: 54.3361, lon: 27.9408 }, { lat: 53.8746, lon: 26.9859 })).toBeCloseTo(81, 0)
})

test('a route is summed up: typed distances count before the straight line', () => {
  const plan = planOf(doc => {
    plus(doc, 'stops', 'a', { name: 'Berlin', country: 'DE', ...berlin })
    plus(doc, 'stops', 'b', { name: 'Warszawa', country: 'PL', ...warsaw })
    plus(doc, 'stops', 'c', { name: 'Minsk', country: 'BY', ...minsk })
    plus(doc, 'stops', 'd', { name: 'Minsk', country: 'BY' })
    plus(doc, 'legs', 'l', { from: 'a', to: 'b', distanceKm: 574 })
  })
  const summary = routeSummary(plan)
  expect(summary).toMatchObject({ stops: 4, countries: 3, days: 8 })
  expect(summary.km).toBeCloseTo(574 + greatCircleKm(warsaw, minsk), 6)
  expect(waysOf(plan).map(way => way.leg?.id ?? null)).toEqual(['l', null, null])
  expect(routeSummary({ ...plan, endDay: null }).days).toBe(null)
})

test('of two legs between the same stops the first of the list counts', () => {
  const plan = planOf(doc => {
    for (const id of ['a', 'b']) plus(doc, 'stops', id, {})
    for (const id of ['y', 'x']) plus(doc, 'legs', id, { from: 'a', to: 'b' })
  })
  expect(legBetween(plan, 'a', 'b')?.id).toBe('y')
  expect(waysOf(plan)[0]?.leg?.id).toBe('y')
  expect(legBetween(plan, 'b', 'a')).toBe(null)
})

test('nights are counted by days, minutes of a stay by the clock of the zone', () => {
  const [stop] = planOf(doc =>
    plus(doc, 'stops', 's', { zone: 'Europe/Berlin', arrive: '2027-03-27T23:00', depart: '2027-03-28T05:00' }),
  ).stops
  expect(stop && [stopNights(stop), stayMinutes(stop)]).toEqual([1, 300])
})

test('the days of a plan run from its first to its last, and stop at a slip of the pen', () => {
  expect(planDays({ startDay: '2027-02-27', endDay: '2027-03-01' })).toEqual(['2027-02-27', '2027-02-28', '2027-03-01'])
  expect(planDays({ startDay: '2027-03-01', endDay: '2027-02-27' })).toEqual([])
  expect(planDays({ startDay: null, endDay: '2027-02-27' })).toEqual([])
  expect(planDays({ startDay: '2027-01-01', endDay: '9999-12-31' })).toHaveLength(400)
})

test('the local name of a stop stands first, the name in the language of the reader behind it', () => {
  const [stop] = planOf(doc => plus(doc, 'stops', 's', { name: 'Warszawa', alias: words({ de: 'Warschau' }) })).stops
  if (!stop) throw new Error('no stop')
  expect(stopLabel(stop, 'de')).toBe('Warszawa (Warschau)')
  expect(stopLabel(stop, 'en')).toBe('Warszawa')
  expect(stopLabel({ ...stop, name: '' }, 'de')).toBe('Warschau')
  expect(stopLabel({ ...stop, name: 'Warschau' }, 'de')).toBe('Warschau')
})
