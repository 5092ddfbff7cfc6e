/** Places and zones over HTTP. How they are found is proved with the places themselves. */
import { expect, test } from 'vitest'
import { startSharedWorld } from './world.ts'

const world = await startSharedWorld()
const as = 'south-observer'

test('a place is found by the beginning of its name', async () => {
  const found = await world.json('/api/places?q=bre&language=en&limit=5', { as })
  expect(found).toEqual({
    places: [
      { name: 'Brest', alias: '', country: 'BY', lat: 52.1, lon: 23.68, population: 340_000, zone: 'Europe/Minsk' },
    ],
  })
})

test('the zone of a point is told', async () => {
  expect(await world.json('/api/zone?lat=52.1003&lon=23.6803', { as })).toEqual({ zone: 'Europe/Minsk' })
})

test.each([
  '/api/places',
  '/api/places?q=bre&limit=900',
  '/api/zone?lat=91&lon=0',
  '/api/zone?lat=NaN&lon=0',
  '/api/zone?lat=1',
])('H3 a question that does not fit is refused: %s', async path => {
  expect(await world.problem(path, { as })).toMatchObject({ status: 400, code: 'bad-request' })
})
