/** The calendar that is read again and again, in the zones of our cities and in odd ones, and beside the change of clocks. */
import { expect, test } from 'vitest'
import { renderExport } from '#server/exports/render.ts'
import { eventsIn } from './calendar.ts'
import { emptyPlan, inputOf, stopOf } from './plans.ts'

/** Nine in the morning there, at that instant. */
const mornings = [
  ['Europe/Berlin', '2027-05-01T09:00', '2027-05-01T07:00'],
  ['Europe/Berlin', '2027-01-15T09:00', '2027-01-15T08:00'],
  ['Europe/Berlin', '2027-03-28T09:00', '2027-03-28T07:00'], // hours after the clocks go forward
  ['Europe/Berlin', '2027-10-31T09:00', '2027-10-31T08:00'], // hours after they go back
  ['Europe/Warsaw', '2027-05-01T09:00', '2027-05-01T07:00'],
  ['Europe/Minsk', '2027-05-01T09:00', '2027-05-01T06:00'],
  ['Europe/Moscow', '2027-05-01T09:00', '2027-05-01T06:00'],
  ['Europe/Volgograd', '2027-05-01T09:00', '2027-05-01T06:00'],
  ['Europe/London', '2027-05-01T09:00', '2027-05-01T08:00'],
  ['Asia/Kolkata', '2027-05-01T09:00', '2027-05-01T03:30'],
  ['Asia/Kathmandu', '2027-05-01T09:00', '2027-05-01T03:15'],
  ['America/St_Johns', '2027-05-01T09:00', '2027-05-01T11:30'],
  ['Pacific/Kiritimati', '2027-05-01T09:00', '2027-04-30T19:00'],
  ['Pacific/Chatham', '2027-05-01T09:00', '2027-04-30T20:15'],
  ['Asia/Tokyo', '2027-05-01T09:00', '2027-05-01T00:00'],
] as const

test.each(mornings)('E59 in %s a stay from %s begins at the instant %s', async (zone, arrive, instant) => {
  const depart = `${arrive.slice(0, 10)}T10:30`
  const plan = { ...emptyPlan, stops: [stopOf('s1', { zone, arrive, depart })] }
  const input = { ...inputOf(emptyPlan, 4), plan }
  const { bytes } = await renderExport('ics', input, { language: 'de', feed: { sequence: 231_000_000 } })
  const [stay, ...others] = eventsIn(new TextDecoder().decode(bytes))
  expect(others).toEqual([])
  expect(stay).toMatchObject({ start: instant, sequence: 231_000_000, id: 'board1-s1@plan.example' })
  expect(Date.parse(`${stay?.end}Z`) - Date.parse(`${stay?.start}Z`)).toBe(90 * 60_000)
})
