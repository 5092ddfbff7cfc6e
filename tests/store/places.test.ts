/** Offline place search: found in each working language, local name first, and never two places taken for one. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPlaces } from '#server/places/build.ts'
import { openPlaces } from '#server/places/open-places.ts'
import type { PlaceIndex } from '#server/places/place-file.ts'
import { searchPlaces } from '#server/places/search.ts'
import { zoneAt } from '#server/places/zone.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

const folder = mkdtempSync(join(tmpdir(), 'twinboard-places-'))
const file = join(folder, 'dist', 'places.bin')
let index: PlaceIndex

beforeAll(async () => {
  await buildPlaces(file)
  index = await openPlaces(file)
})
afterAll(() => rmSync(folder, { recursive: true }))

const first = (query: string, language = 'de') => searchPlaces(index, query, language, 1)[0]
const names = (query: string, language = 'de') =>
  searchPlaces(index, query, language, 6).map(p => [p.name, p.alias, p.country])

test('PL1 Warschau, Varsovie, Варшава and Warsaw all find Warszawa, with its zone', () => {
  for (const query of ['Warschau', 'Varsovie', 'Варшава', 'Warsaw']) {
    const zone = 'Europe/Warsaw'
    expect(first(query)).toMatchObject({ name: 'Warszawa', alias: query, country: 'PL', zone })
  }
  const warszawa = first('warszawa')
  expect(warszawa).toMatchObject({ name: 'Warszawa', alias: 'Warschau', population: 1_702_139 })
  expect(warszawa?.lat).toBeCloseTo(52.23, 2)
  expect(warszawa?.lon).toBeCloseTo(21.01, 2)
})

test('PL1 the alias is the one that the reader knows', () => {
  expect(first('Moskwa', 'pl')).toMatchObject({ name: 'Москва', alias: 'Moskwa' })
  expect(first('Москва', 'fr')).toMatchObject({ name: 'Москва', alias: 'Moscou' })
  expect(first('Москва', 'de-AT')).toMatchObject({ alias: 'Moskau' })
  expect(first('Москва', 'ru')).toMatchObject({ alias: '' })
  expect(first('Москва', 'tlh')).toMatchObject({ alias: '' })
})

test('PL2 both cities of the name Brest are found, and told apart', () => {
  for (const query of ['brest', 'Брест']) {
    const [belarus, france] = searchPlaces(index, query, 'de', 2)
    expect(belarus).toMatchObject({ name: 'Брэст', country: 'BY', zone: 'Europe/Minsk' })
    expect(france).toMatchObject({ name: 'Brest', country: 'FR', zone: 'Europe/Paris' })
  }
})

test('PL2 Khatyn and Katyn are one letter and 250 km apart, in every spelling', () => {
  for (const query of ['Khatyn', 'Chatyn', 'Хатынь', 'Chatyń']) {
    expect(searchPlaces(index, query, 'en', 6)).toMatchObject([{ name: 'Хатынь', country: 'BY', lat: 54.3361 }])
  }
  for (const query of ['Katyn', 'Катынь', 'Katyń']) {
    expect(searchPlaces(index, query, 'en', 6)).toMatchObject([
      { name: 'Катынь', country: 'RU', zone: 'Europe/Moscow' },
    ])
  }
})

test('PL3 accents, case and umlauts written out do not matter, but accents that were typed count', () => {
  for (const query of ['łódź', 'LODZ', 'lodz', ' Łodz ']) expect(first(query)?.name).toBe('Łódź')
  for (const query of ['Koeln', 'koln', 'KÖLN', 'Кёльн', 'Кельн']) expect(first(query)?.name).toBe('Köln')
  expect(first('Muenchen')?.name).toBe('München')
  expect(first('saint-etienne', 'fr')?.name).toBe('Saint-Étienne')
  expect(first('Köl')?.name).toBe('Köln')
  expect(first('kol')?.country).toBe('IN')
})

test('PL3 a word in the middle of a name counts as one at its beginning', () => {
  expect(names('janeiro')).toEqual([['Rio de Janeiro', '', 'BR']])
  expect(
    names('york')
      .slice(0, 6)
      .every(([name]) => name === 'York'),
  ).toBe(true)
  expect(searchPlaces(index, 'york', 'en', 50).some(p => p.name === 'New York')).toBe(true)
  expect(first('rostov on don', 'en')?.name).toBe('Ростов-на-Дону')
})

test('PL1 the cities of the demo stand with their local names and zones', () => {
  const known = {
    Wolgograd: ['Волгоград', 'Europe/Volgograd'],
    Coventry: ['Coventry', 'Europe/London'],
    Minsk: ['Мінск', 'Europe/Minsk'],
    Smolensk: ['Смоленск', 'Europe/Moscow'],
    Terespol: ['Terespol', 'Europe/Warsaw'],
    Izmir: ['İzmir', 'Europe/Istanbul'],
    Hiroshima: ['広島', 'Asia/Tokyo'],
    Chengdu: ['成都', 'Asia/Shanghai'],
    Lüttich: ['Liège', 'Europe/Brussels'],
    Eriwan: ['Երևան', 'Asia/Yerevan'],
  }
  for (const [query, [name, zone]] of Object.entries(known)) expect(first(query)).toMatchObject({ name, zone })
})

test('PL4 whatever is typed, the answer is short, without repeats, and fit to be shown', () => {
  const zones = new Set<string>()
  const query = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 3 }),
    fc.constantFrom('\n', ' ', "'", 'ſ', 'а '),
  )
  fc.assert(
    fc.property(query, fc.integer({ min: -5, max: 500 }), (text, limit) => {
      const found = searchPlaces(index, text, 'de', limit)
      expect(found.length).toBeLessThanOrEqual(Math.min(Math.max(limit, 1), 50))
      expect(new Set(found.map(p => `${p.lat} ${p.lon} ${p.name}`)).size).toBe(found.length)
      for (const { name, country, zone } of found) {
        expect(name).toMatch(/^[^\n]+$/)
        expect(country).toMatch(/^[A-Z]{2}$/)
        zones.add(zone)
      }
    }),
    { numRuns: 200 },
  )
  for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
  expect(searchPlaces(index, '', 'de', 10)).toEqual([])
  expect(searchPlaces(index, '…!?', 'de', 10)).toEqual([])
  expect(searchPlaces(index, 'a', 'de', 1000)).toHaveLength(50)
  expect(searchPlaces(index, 'a', 'de', Number.NaN)).toHaveLength(1)
  expect(searchPlaces(index, 'Berlin '.repeat(10_000), 'de', 10)).toEqual([])
})

test('PL5 a point has its zone, and a point that is nowhere is refused', () => {
  expect([zoneAt(52.1, 23.68), zoneAt(52.076, 23.598)]).toEqual(['Europe/Minsk', 'Europe/Warsaw'])
  for (const [lat, lon] of [
    [91, 0],
    [0, 181],
    [Number.NaN, 0],
    [0, Number.POSITIVE_INFINITY],
  ] as const) {
    expect(() => zoneAt(lat, lon)).toThrow(Refusal)
  }
})

test('PL6 a server without the file, or with half of it, says so in a clear sentence', async () => {
  expect(statSync(file).size).toBeLessThan(8_000_000)
  await expect(openPlaces(join(folder, 'nothing'))).rejects.toThrow(/file of places .*npm run build/)
  const half = join(folder, 'half')
  writeFileSync(half, readFileSync(file).subarray(0, 1_000_000))
  await expect(openPlaces(half)).rejects.toThrow(/cut short.*npm run build/)
  writeFileSync(half, 'TWPLACE0 and the rest of an older layout')
  await expect(openPlaces(half)).rejects.toThrow(/of this version.*npm run build/)
})
