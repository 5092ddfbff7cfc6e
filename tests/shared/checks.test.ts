/** The warnings, one by one, and the list "Ready to agree?". */
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { checkPlan, readiness } from '#shared/plan/checks.ts'
import { changePlan, changeRecord, removeRecord, word } from '#shared/plan/edits.ts'
import type { LegMode, ProgrammeItem, Stop } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { legMinutes } from '#shared/plan/route.ts'
import { brest, planOf, plus, seeded, terespol, words } from './plans.ts'

/** The two border stops with a train between them. */
function border(from: Partial<Stop>, to: Partial<Stop>, leg: { borderMinutes?: number; mode?: LegMode } = {}) {
  return (doc: Y.Doc) => {
    plus(doc, 'stops', 'from', from)
    plus(doc, 'stops', 'to', to)
    plus(doc, 'legs', 'leg', { from: 'from', to: 'to', mode: 'train', status: 'runs', ...leg })
  }
}

function codes(build: (doc: Y.Doc) => void): string[] {
  return checkPlan(planOf(build)).map(warning => warning.code)
}

test('P12 Terespol 10:40 to Brest 10:55 in May is minus 45 minutes, and impossible', () => {
  const plan = planOf(border({ ...terespol, depart: '2027-05-04T10:40' }, { ...brest, arrive: '2027-05-04T10:55' }))
  expect(plan.legs.map(leg => legMinutes(plan, leg))).toEqual([-45])
  expect(checkPlan(plan)).toEqual([
    {
      code: 'arrival-before-departure',
      kind: 'legs',
      id: 'leg',
      also: [
        { kind: 'stops', id: 'from' },
        { kind: 'stops', id: 'to' },
      ],
      facts: {
        from: 'Terespol',
        to: 'Brest',
        minutes: -45,
        depart: '10:40',
        departDay: '2027-05-04',
        arrive: '10:55',
        arriveDay: '2027-05-04',
      },
    },
  ])
})

test('P12 Brest 10:40 to Terespol 10:00 is 20 minutes, and fine', () => {
  const plan = planOf(border({ ...brest, depart: '2027-05-04T10:40' }, { ...terespol, arrive: '2027-05-04T10:00' }))
  expect(plan.legs.map(leg => legMinutes(plan, leg))).toEqual([20])
  expect(checkPlan(plan)).toEqual([])
})

test('P12 another day over the clock change is another journey: the same times fit in May and not in December', () => {
  const plan = (day: string) =>
    planOf(border({ ...terespol, depart: `${day}T10:40` }, { ...brest, arrive: `${day}T12:20` }), {
      startDay: null,
      endDay: null,
    })
  const [may, december] = [plan('2027-05-04'), plan('2027-12-04')]
  expect([may, december].flatMap(each => each.legs.map(leg => legMinutes(each, leg)))).toEqual([40, -20])
  expect(checkPlan(may)).toEqual([])
  expect(checkPlan(december).map(warning => warning.code)).toEqual(['arrival-before-departure'])
})

test('P12 without a leg the impossible arrival is told at the stop', () => {
  const plan = planOf(doc => {
    border({ ...terespol, depart: '2027-05-04T10:40' }, { ...brest, arrive: '2027-05-04T10:55' })(doc)
    removeRecord(doc, 'legs', 'leg')
  })
  expect(checkPlan(plan).map(({ code, kind, id }) => `${code} ${kind} ${id}`)).toEqual([
    'leg-missing stops to',
    'arrival-before-departure stops to',
  ])
})

test('an unknown zone or time gives no journey and no false alarm', () => {
  const noZone = border(
    { ...terespol, zone: null, depart: '2027-05-04T10:40' },
    { ...brest, arrive: '2027-05-04T10:55' },
  )
  expect(codes(noZone)).toEqual(['stop-without-zone'])
  const unknown = border(
    { ...terespol, zone: 'Nowhere/Atall', depart: '2027-05-04T10:40' },
    { ...brest, arrive: '2027-05-04T10:55' },
  )
  expect(codes(unknown)).toEqual([])
})

const berlin = { name: 'Berlin', zone: 'Europe/Berlin', host: 'west', lat: 52.5251, lon: 13.3694 } as const
const warsaw = { name: 'Warszawa', zone: 'Europe/Warsaw', host: 'centre', lat: 52.2286, lon: 21.0031 } as const

test('a speed that the mode does not reach is told, and what the border takes is not riding', () => {
  const ride = (arrive: string, leg = {}) =>
    codes(border({ ...berlin, depart: '2027-05-01T09:00' }, { ...warsaw, arrive: `2027-05-01T${arrive}` }, leg))
  expect(ride('14:24')).toEqual([])
  expect(ride('10:30')).toEqual(['too-fast'])
  expect(ride('10:30', { mode: 'plane' })).toEqual([])
  expect(ride('11:40', { borderMinutes: 90 })).toEqual(['too-fast'])
  expect(ride('09:00', { mode: 'plane' })).toEqual(['too-fast'])
})

test('border minutes fit into the journey or into the stay behind it', () => {
  const cross = (depart: string | null) =>
    codes(
      border(
        { ...terespol, depart: '2027-05-04T10:00' },
        { ...brest, arrive: '2027-05-04T11:20', depart },
        { borderMinutes: 120 },
      ),
    )
  expect(cross(null)).toEqual(['border-does-not-fit'])
  expect(cross('2027-05-04T12:00')).toEqual(['border-does-not-fit'])
  expect(cross('2027-05-04T13:30')).toEqual([])
})

test('a change that is too short is told, unless one stays in the same train', () => {
  const change = (depart: string, numbers: readonly [string, string]) =>
    codes(doc => {
      border({ ...berlin, depart: '2027-05-01T09:00' }, { ...warsaw, arrive: '2027-05-01T14:24', depart })(doc)
      plus(doc, 'stops', 'next', { ...terespol, arrive: '2027-05-01T17:30' })
      plus(doc, 'legs', 'on', { from: 'to', to: 'next', mode: 'train', number: numbers[1] })
      changeRecord(doc, 'legs', 'leg', { number: numbers[0] })
    })
  expect(change('2027-05-01T14:27', ['EC 41', 'IC 121'])).toEqual(['change-too-short'])
  expect(change('2027-05-01T14:27', ['', ''])).toEqual(['change-too-short'])
  expect(change('2027-05-01T14:27', ['EC 41', 'EC 41'])).toEqual([])
  expect(change('2027-05-01T14:40', ['EC 41', 'IC 121'])).toEqual([])
})

test('a departure before the arrival is told, also without a zone', () => {
  const stay = (zone: string | null) =>
    codes(doc => plus(doc, 'stops', 's', { ...brest, zone, arrive: '2027-05-04T11:00', depart: '2027-05-04T10:00' }))
  expect(stay('Europe/Minsk')).toEqual(['departure-before-arrival'])
  expect(stay(null)).toEqual(['stop-without-zone', 'departure-before-arrival'])
})

test('P11 times of stops and items that a clock change skips or doubles are told', () => {
  const build = (doc: Y.Doc) => {
    changePlan(doc, { startDay: '2027-03-27', endDay: '2027-11-01' })
    plus(doc, 'stops', 's', { ...berlin, arrive: '2027-03-28T02:30', depart: '2027-10-31T02:30' })
    plus(doc, 'items', 'i', { stop: 's', day: '2027-10-30', start: '23:00', end: '02:15' })
    plus(doc, 'items', 'j', { stop: 's', day: '2027-03-28', start: '02:45', end: '04:00' })
  }
  expect(codes(build)).toEqual(['arrive-skipped', 'depart-twice', 'end-twice', 'start-skipped'])
})

test('an item happens while the travellers are at its stop, also over several days and past midnight', () => {
  const at = (item: Partial<ProgrammeItem>) =>
    codes(doc => {
      plus(doc, 'stops', 's', { ...warsaw, arrive: '2027-05-02T14:38', depart: '2027-05-04T13:10' })
      plus(doc, 'items', 'i', { stop: 's', ...item })
    })
  expect(at({ day: '2027-05-02', start: '14:38', end: '18:00' })).toEqual([])
  expect(at({ day: '2027-05-03', start: '09:00', end: '23:30' })).toEqual([])
  expect(at({ day: '2027-05-03', start: '22:00', end: '01:00' })).toEqual([])
  expect(at({ day: '2027-05-02' })).toEqual([])
  expect(at({ day: '2027-05-02', start: '14:00' })).toEqual(['item-before-arrival'])
  expect(at({ day: '2027-05-01' })).toEqual(['item-before-arrival'])
  expect(at({ day: '2027-05-04', start: '12:00', end: '13:30' })).toEqual(['item-after-departure'])
  expect(at({ day: '2027-05-04', start: '13:30' })).toEqual(['item-after-departure'])
  expect(at({ day: '2027-05-05' })).toEqual(['item-after-departure'])
  expect(at({ day: '2027-05-03', start: '23:00', end: '13:30' })).toEqual(['item-after-departure'])
  expect(at({ start: '09:00' })).toEqual([])
})

test('the warning of an item names both times and its stop', () => {
  const plan = planOf(doc => {
    plus(doc, 'stops', 's', { ...brest, arrive: '2027-05-02T22:41', depart: '2027-05-03T13:10' })
    plus(doc, 'items', 'i', {
      title: words({ de: 'Festung' }),
      stop: 's',
      day: '2027-05-03',
      start: '09:00',
      end: '13:30',
    })
  })
  expect(checkPlan(plan)).toEqual([
    {
      code: 'item-after-departure',
      kind: 'items',
      id: 'i',
      also: [{ kind: 'stops', id: 's' }],
      facts: { item: 'Festung', stop: 'Brest', end: '13:30', depart: '13:10' },
    },
  ])
})

test('days outside the plan are told for stops and items', () => {
  const build = (doc: Y.Doc) => {
    plus(doc, 'stops', 's', { ...brest, arrive: '2027-04-30T10:00', depart: '2027-05-09T10:00' })
    plus(doc, 'items', 'i', { day: '2027-05-10' })
    plus(doc, 'items', 'ok', { day: '2027-05-08' })
  }
  expect(codes(build)).toEqual(['arrive-outside-plan', 'depart-outside-plan', 'day-outside-plan'])
  expect(codes(doc => changePlan(doc, { endDay: '2027-04-01' }))).toEqual(['plan-ends-before-start'])
})

test('P17 unplaced items and stranded, doubled and missing legs are told', () => {
  const build = (doc: Y.Doc) => {
    border(terespol, brest)(doc)
    plus(doc, 'legs', 'again', { from: 'from', to: 'to' })
    plus(doc, 'legs', 'lost', { from: 'to', to: 'gone' })
    plus(doc, 'items', 'i', { stop: 'gone' })
    plus(doc, 'stops', 'minsk', { name: 'Minsk', zone: 'Europe/Minsk', host: 'east' })
  }
  expect(codes(build)).toEqual(['leg-missing', 'leg-doubled', 'leg-stranded', 'item-unplaced'])
})

test('a service that does not run, and a distance below the straight line, are told', () => {
  const build = (doc: Y.Doc) => {
    border(berlin, warsaw)(doc)
    changeRecord(doc, 'legs', 'leg', { status: 'not-running', distanceKm: 81 })
  }
  expect(codes(build)).toEqual(['leg-not-running', 'distance-too-short'])
})

test('a stop without host or zone is told', () => {
  expect(codes(doc => plus(doc, 'stops', 's', { name: 'Minsk' }))).toEqual(['stop-without-host', 'stop-without-zone'])
})

test('budget lines without payer, heads or whole shares, and missing rates are told', () => {
  const build = (doc: Y.Doc) => {
    plus(doc, 'lines', 'a', { planned: 100, currency: 'PLN' })
    plus(doc, 'lines', 'b', { payer: 'west', planned: 100, shareRule: 'percent', shares: { west: 5000, east: 4999 } })
    plus(doc, 'lines', 'c', { payer: 'west', planned: 1001, shareRule: 'fixed', shares: { west: 1000 } })
    plus(doc, 'lines', 'd', { payer: 'west', planned: 100, shareRule: 'heads' })
    plus(doc, 'lines', 'e', { payer: 'west', planned: 100, currency: 'GBP', inKind: true, shareRule: 'fixed' })
    plus(doc, 'rates', 'r', { currency: 'PLN', rate: '0' })
  }
  const warnings = checkPlan(planOf(build))
  expect(warnings.map(({ code, id }) => `${code} ${id}`)).toEqual([
    'line-without-payer a',
    'percent-do-not-add-up b',
    'shares-do-not-add-up c',
    'line-without-heads d',
    'rate-missing a',
  ])
  expect(warnings[1]?.facts).toEqual({ line: '', sum: 99.99 })
  expect(warnings[2]?.facts).toEqual({ line: '', sum: '10.00', planned: '10.01', currency: 'EUR' })
})

test('P14 stale wordings are told once a record, with their languages', () => {
  const plan = planOf(
    doc => {
      plus(doc, 'items', 'i', { title: words({ de: 'A', en: 'A', ru: 'А' }), note: words({ de: 'B', en: 'B' }) })
      word(doc, { kind: 'items', id: 'i' }, 'title', 'de', 'C')
      word(doc, { kind: 'items', id: 'i' }, 'note', 'de', 'D')
    },
    { languages: ['de', 'en', 'ru'] },
  )
  expect(checkPlan(plan)).toEqual([
    { code: 'wordings-stale', kind: 'items', id: 'i', facts: { count: 3, languages: 'en, ru' } },
  ])
})

test('ready to agree: what is open is counted, and all is well in the end', () => {
  const open = planOf(
    doc => {
      plus(doc, 'stops', 's', { name: 'Minsk', arrive: '2027-05-04T11:00', depart: '2027-05-04T10:00' })
      plus(doc, 'lines', 'l', { planned: 5 })
    },
    { startDay: null },
  )
  expect(readiness(open)).toEqual([
    { code: 'dates', ok: false, count: 1 },
    { code: 'hosts', ok: false, count: 1 },
    { code: 'budget', ok: false, count: 1 },
    { code: 'times', ok: false, count: 1 },
    { code: 'languages', ok: false, count: 1 },
  ])
  const ready = planOf(doc => {
    word(doc, 'plan', 'title', 'en', 'Train')
    border({ ...terespol, depart: '2027-05-04T10:00' }, { ...brest, arrive: '2027-05-04T11:30' })(doc)
    plus(doc, 'lines', 'l', { payer: 'west', planned: 5 })
  })
  expect(readiness(ready).every(point => point.ok && point.count === 0)).toBe(true)
})

test('of one code a record has one warning at most, so that a list of them has keys', () => {
  const plan = planOf(doc => {
    border({ ...terespol, depart: '2027-05-04T10:40' }, { ...brest, arrive: '2027-05-04T10:55' })(doc)
    for (const id of ['a', 'b']) plus(doc, 'items', id, { stop: 'gone', day: '2026-01-01' })
  })
  const keys = checkPlan(plan).map(({ code, kind, id }) => `${code} ${kind} ${id}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('P24 of an empty plan nothing is called settled', () => {
  expect(readiness(readPlan(seeded({ languages: ['de'] })))).toEqual([
    { code: 'dates', ok: false, count: 2 },
    { code: 'stops', ok: false, count: 1 },
  ])
})
