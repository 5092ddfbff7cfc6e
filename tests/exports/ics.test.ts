/** The calendar, as an independent parser reads it. */
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { eventsIn } from './calendar.ts'
import { emptyPlan, hostilePlan, inputOf, journey } from './plans.ts'

async function icsOf(input: ExportInput, language = 'de'): Promise<string> {
  return new TextDecoder().decode((await renderExport('ics', input, { language })).bytes)
}

async function event(input: ExportInput, id: string) {
  return eventsIn(await icsOf(input)).find(each => each.id === `board1-${id}@plan.example`)
}

describe('the calendar', () => {
  it('E8 tells the right instants in every zone: Minsk 21:55 is 18:55 UTC, Warsaw 10:40 is 08:40 UTC', async () => {
    expect(await event(inputOf(journey), 'l2')).toMatchObject({ start: '2027-05-03T08:40', end: '2027-05-03T18:55' })
    expect(await event(inputOf(journey), 'minsk')).toMatchObject({ start: '2027-05-03T18:55', end: '2027-05-05T05:00' })
    expect(await event(inputOf(journey), 'warszawa')).toMatchObject({
      start: '2027-05-01T18:40',
      end: '2027-05-03T08:40',
    })
    expect(await event(inputOf(journey), 'i2')).toMatchObject({ start: '2027-05-04T20:30', end: '2027-05-04T22:00' })
  })

  it('E8 an event keeps its id through all versions; sequence and stamp come from the version', async () => {
    const [third, fourth] = await Promise.all([3, 4].map(version => event(inputOf(journey, version), 'minsk')))
    expect(third).toMatchObject({ sequence: 3, stamp: '2027-01-15T12:00:00Z', status: 'CONFIRMED' })
    expect(fourth).toMatchObject({ sequence: 4, id: third?.id })
    const ids = eventsIn(await icsOf(inputOf(journey))).map(each => each.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('E8 tells departure and arrival on the clocks of their places', async () => {
    const { description } = (await event(inputOf(journey), 'l2')) ?? {}
    expect(description).toContain('Mo., 3. Mai 2027, 10:40 (Europe/Warsaw)')
    expect(description).toContain('Mo., 3. Mai 2027, 21:55 (Europe/Minsk)')
  })

  it('E8 a draft is tentative and says so in every event', async () => {
    for (const each of eventsIn(await icsOf(inputOf(journey, null))))
      expect(each).toMatchObject({ status: 'TENTATIVE', summary: expect.stringMatching(/^ENTWURF: /) })
  })

  it('E8 what is not known yet has no event', async () => {
    expect(eventsIn(await icsOf(inputOf(emptyPlan)))).toEqual([])
    const stops = journey.stops.map(stop => ({ ...stop, zone: null }))
    const ids = eventsIn(await icsOf(inputOf({ ...journey, stops }))).map(each => each.id)
    expect(ids).toEqual(['i1', 'i2', 'i3'].map(id => `board1-${id}@plan.example`))
  })

  it('S11 a title with line breaks stays the name of the calendar, and adds no line to it', async () => {
    const title = 'Train; Köln, Brest \\ more\r\nATTENDEE:mailto:x@example.org\nBEGIN:VALARM'
    const plan = { ...emptyPlan, title: { de: { text: title } } }
    const calendar = new ICAL.Component(ICAL.parse(await icsOf({ ...inputOf(emptyPlan, 1), plan })))
    expect(calendar.getAllSubcomponents('valarm')).toEqual([])
    expect(calendar.getFirstProperty('attendee')).toBe(null)
    // This parser knows neither property, so it gives their text as it stands in the file.
    const inFile = 'Train\\; Köln\\, Brest \\\\ more\\nATTENDEE:mailto:x@example.org\\nBEGIN:VALARM'
    expect(['name', 'x-wr-calname'].map(name => calendar.getFirstPropertyValue(name))).toEqual([inFile, inFile])
  })

  it('E3 what people wrote stays text: no line of the calendar is theirs', async () => {
    const text = await icsOf({ ...inputOf(emptyPlan, null), plan: hostilePlan })
    const events = eventsIn(text)
    expect(events.length).toBeGreaterThan(3)
    expect(text).not.toMatch(/^ATTENDEE/m)
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(events.length)
    expect(text.replace(/\r\n/g, '')).not.toMatch(/(?!\t)\p{Cc}/u)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})
