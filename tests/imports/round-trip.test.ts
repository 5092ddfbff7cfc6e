/** What our own exports say comes back as it was. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ExportInput } from '#server/exports/input.ts'
import { beginWith } from '#shared/plan/begin-with.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan, ProgrammeItem, Stop } from '#shared/plan/plan.ts'
import { readPlan as planIn } from '#shared/plan/read.ts'
import { newReplica } from '#shared/plan/replica.ts'
import type { CsvList } from '#shared/protocol/routes.ts'
import { languages as spoken } from '#shared/words/words.ts'
import { emptyPlan, hostilePlan, inputOf, journey, longPlan, manyLanguages } from '../exports/plans.ts'
import { demoInputs } from './demo.ts'
import { contextOf, exported, notesIn, nothing, partnershipOf, read, readPlan, said, valuesIn } from './read.ts'

let train: ExportInput
let choir: ExportInput

beforeAll(async () => {
  const inputs = await demoInputs(what => afterAll(what))
  train = inputs.train
  choir = inputs.choir
})

/** The fields of a stop that a file for maps can tell, in one language; what is empty is not said. */
function told(stop: Stop, { plan }: ExportInput, language: string) {
  const words = (texts: Stop['note']) => said(texts, language, plan.languages)
  const { id: _id, alias, note, ...plain } = stop
  return filled({ ...plain, alias: words(alias), note: words(note) })
}
const filled = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null))

describe.each(['gpx', 'kml', 'geojson'] as const)('%s', format => {
  test.each(['de', 'ru', 'ar'])(`IM3 the stops of the train come back from it as they were, in %s`, async language => {
    const found = read(await exported(format, train, { language }), contextOf(train))
    expect(valuesIn(found, 'stops').map(filled)).toEqual(train.plan.stops.map(stop => told(stop, train, language)))
  })

  test('IM3 500 stops come back, those of one name at other places, too', async () => {
    const found = read(await exported(format, inputOf(longPlan), { language: 'en' }))
    expect(valuesIn(found, 'stops').map(stop => stop.name)).toEqual(longPlan.stops.map(({ name }) => name))
  })
})

describe.each(spoken)('a table in %s', language => {
  const roundTrip = async (list: CsvList, input: ExportInput) => {
    const found = read(await exported('csv', input, { language, list }), contextOf(input))
    expect(found.notes).toEqual([])
    return found
  }
  const words = (texts: Stop['note'], plan: Plan) => said(texts, language, plan.languages)

  test('IM4 brings back the stops of the train', async () => {
    const found = await roundTrip('stops', train)
    expect(valuesIn(found, 'stops').map(filled)).toEqual(train.plan.stops.map(stop => told(stop, train, language)))
  })

  test('IM4 brings back the items of the choir weekend', async () => {
    const found = await roundTrip('items', choir)
    const items = choir.plan.items.map(
      ({ id: _id, unplaced: _placed, lat: _lat, lon: _lon, title, note, bring, ...plain }) =>
        filled({
          ...plain,
          title: words(title, choir.plan),
          note: words(note, choir.plan),
          bring: words(bring, choir.plan),
        }),
    )
    expect(valuesIn(found, 'items').map(filled)).toEqual(items)
  })

  test('IM4 brings back the tasks and the budget of the train', async () => {
    const tasks = train.plan.tasks.map(({ id: _id, title, note, ...plain }) =>
      filled({ ...plain, title: words(title, train.plan), note: words(note, train.plan) }),
    )
    expect(valuesIn(await roundTrip('tasks', train), 'tasks').map(filled)).toEqual(tasks)
    const lines = train.plan.lines.map(({ id: _id, title, inKind, shares, ...plain }) =>
      filled({
        ...plain,
        title: words(title, train.plan),
        ...(inKind && { inKind }),
        ...(Object.keys(shares).length > 0 && { shares }),
      }),
    )
    expect(valuesIn(await roundTrip('lines', train), 'lines').map(filled)).toEqual(lines)
  })
})

test.each(['de', 'en'])('IM5 the items of the choir weekend come back from the calendar, in %s', async language => {
  const found = read(await exported('ics', choir, { language }), contextOf(choir))
  const { languages, items } = choir.plan
  const seen = (
    {
      day,
      start = null,
      end = null,
      stop = null,
      place = '',
    }: Partial<Omit<ProgrammeItem, 'note' | 'title' | 'bring'>>,
    title: string,
  ) => ({
    title,
    ...{ day: String(day), start, end, stop, place },
  })
  const when = (item: { day: string; start: string | null }) => `${item.day} ${item.start}`
  const dated = items.filter(({ day }) => day !== null).map(item => seen(item, said(item.title, language, languages)))
  const byTime = dated.toSorted((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0))
  expect(byTime.length).toBeGreaterThan(5)
  expect(valuesIn(found, 'items').map(({ title = '', ...item }) => seen(item, title))).toEqual(byTime)
  expect(Object.keys(notesIn(found))).toEqual(['route-events'])
})

/** The plan as a board says it: with all that reading a document adds. */
function onBoard(plan: Plan): Plan {
  const doc = newReplica()
  beginWith(doc, plan)
  return planIn(doc)
}

describe('IM7 a whole plan as JSON', () => {
  const plans = (): [string, ExportInput][] => [
    ['the train', train],
    ['the choir weekend', choir],
    ['nothing', inputOf(onBoard(emptyPlan), null)],
    ['a journey', inputOf(onBoard(journey), null)],
    ['500 stops', inputOf(onBoard(longPlan), null)],
    ['twelve languages', inputOf(onBoard(manyLanguages), null)],
  ]

  test('IM7 out and in gives the same plan, by its digest', async () => {
    for (const [name, input] of plans()) {
      const { shown, update } = readPlan(await exported('json', input, { language: 'de' }), partnershipOf(input))
      const doc = newReplica()
      Y.applyUpdate(doc, update)
      expect(freeze(planIn(doc)).digest, name).toBe(freeze(input.plan).digest)
      expect(shown, name).toMatchObject({
        isSame: true,
        isWhole: true,
        lostCommittees: 0,
        lostMembers: 0,
        digest: freeze(input.plan).digest,
      })
      expect(doc.store.clients.size, name).toBe(1)
    }
  })

  test('IM7 the plan that a PDF carries is the same, too', async () => {
    const { shown } = readPlan(await exported('pdf', train, { language: 'de' }), partnershipOf(train))
    expect(shown).toMatchObject({ isSame: true, isWhole: true, digest: freeze(train.plan).digest })
  })

  test('IM7 whatever stands in a plan that was exported, it comes in, and nothing in it is lost or does anything', async () => {
    const stops = hostilePlan.stops.map((stop, i) => ({ ...stop, id: `stop${i}` }))
    const plan = onBoard({ ...hostilePlan, stops, sections: [] })
    const { shown } = readPlan(
      await exported('json', inputOf(plan, null), { language: 'de' }),
      partnershipOf(inputOf(plan, null)),
    )
    expect(shown).toMatchObject({ isSame: true, isWhole: true })
  })

  test('IM8 committees are found by their city where their ids are strange; who is unknown is emptied and counted', async () => {
    const input = inputOf(onBoard(journey), null)
    const bytes = await exported('json', input, { language: 'de' })
    const here = { committees: [{ id: 'k', name: 'KÖLN' }], members: ['other'], client: 7 }
    const { shown, update } = readPlan(bytes, here)
    const doc = newReplica()
    Y.applyUpdate(doc, update)
    const plan = planIn(doc)
    expect(plan.stops.map(stop => stop.host)).toEqual(['k', 'k', null])
    expect(plan.lines.map(line => [line.payer, line.shares])).toEqual([
      ['k', {}],
      [null, { k: 5000 }],
      [null, {}],
    ])
    expect(plan.tasks[0]).toMatchObject({ committee: 'k', member: null })
    expect(shown).toMatchObject({
      committees: [
        { city: 'Köln', here: 'k' },
        { city: 'Минск', here: null },
      ],
      isWhole: true,
      isSame: false,
      lostMembers: 1,
    })
    expect(shown.lostCommittees).toBe(5)
  })

  test('IM8 of two cities that are called alike none is taken', async () => {
    const bytes = await exported('json', inputOf(onBoard(journey), null), { language: 'de' })
    const twice = {
      committees: [
        { id: 'a', name: 'Köln' },
        { id: 'b', name: 'koln' },
      ],
      members: [],
      client: 7,
    }
    expect(readPlan(bytes, twice).shown.committees[0]).toEqual({ city: 'Köln', here: null })
  })
})

test('IM3 a map of another board brings its stops without hosts that nobody is here', async () => {
  const found = read(await exported('gpx', train, { language: 'de' }), nothing)
  expect(valuesIn(found, 'stops').map(({ host }) => host)).toEqual(train.plan.stops.map(() => undefined))
})
