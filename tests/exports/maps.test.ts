/** The route as GPX and KML: valid by their schemas, read back by an independent reader, true to the globe. */
import { gpx, kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { linesBetween } from '#server/exports/map-lines.ts'
import { renderExport } from '#server/exports/render.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { demoInput } from './demo-plans.ts'
import { emptyPlan, hostilePlan, inputOf, inWords, journey, longPlan, manyLanguages } from './plans.ts'
import { faultsOf } from './schemas.ts'

type Feature = {
  id?: string
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: never; geometries?: { coordinates: [number, number][] }[] }
}
const formats = ['gpx', 'kml'] as const

async function fileOf(format: (typeof formats)[number], input: ExportInput, language = 'de'): Promise<string> {
  return new TextDecoder().decode((await renderExport(format, input, { language })).bytes)
}

/** The file as an independent reader sees it. The parser throws on what is not XML. */
async function featuresOf(format: (typeof formats)[number], input: ExportInput): Promise<Feature[]> {
  const faults: string[] = []
  const parser = new DOMParser({ onError: (level, message) => void (level !== 'warning' && faults.push(message)) })
  const read = format === 'gpx' ? gpx : kml
  const document = parser.parseFromString(await fileOf(format, input), 'text/xml')
  expect(faults).toEqual([])
  return read(document as unknown as Document).features as unknown as Feature[]
}

/** Ids are unique in every plan that a board can hold; the list of the hostile one holds each stop twice. */
const once = (plan: Plan): Plan => ({ ...plan, stops: plan.stops.slice(0, 3) })

// The first time the schemas may have to be fetched.
beforeAll(() => void faultsOf('gpx', ''), 180_000)

describe.each(formats)('the route as %s', format => {
  it(`E14 ${format} is valid by its schema, whatever stands in the plan`, async () => {
    const demos = [(await demoInput('train')).plan, (await demoInput('choir')).plan]
    for (const plan of [journey, emptyPlan, longPlan, manyLanguages, ...demos])
      for (const version of [3, null])
        expect(faultsOf(format, await fileOf(format, inputOf(plan, version), 'ar'))).toBe('')
    const hostile = { ...inputOf(emptyPlan, null), plan: once(hostilePlan) }
    expect(faultsOf(format, await fileOf(format, hostile))).toBe('')
    expect(faultsOf(format, '<gpx/>')).not.toBe('')
  })

  it(`E14 ${format} at the edges of the map is valid too, and tiny numbers have no exponents`, async () => {
    const at = (lat: number, lon: number) => journey.stops.map((stop, i) => (i === 1 ? { ...stop, lat, lon } : stop))
    for (const stops of [at(90, 180), at(-90, -180), at(1e-9, -1e-7)]) {
      const text = await fileOf(format, inputOf({ ...journey, stops }))
      expect(faultsOf(format, text)).toBe('')
      expect(text).not.toMatch(/\de-\d/)
    }
  })

  it(`E14 ${format}: a stop without coordinates is left out, and no line leads past it`, async () => {
    const stops = journey.stops.map((stop, i) => (i === 1 ? { ...stop, lat: null } : stop))
    const features = await featuresOf(format, inputOf({ ...journey, stops }))
    expect(features.map(feature => feature.properties.name)).toEqual(['Köln', 'Мінск (Minsk)'])
  })
})

describe('GPX', () => {
  it('E15 names every stop, the local name first, with its arrival in UTC, and leads through all of them', async () => {
    const features = await featuresOf('gpx', inputOf(journey))
    expect(features.map(({ geometry, properties }) => [geometry.type, properties.name, properties.time])).toEqual([
      ['LineString', 'Gedenkzug 2027: Köln – Minsk', '2027-05-01T07:12:00Z'],
      ['Point', 'Köln', '2027-05-01T07:12:00Z'],
      ['Point', 'Warszawa (Warschau)', '2027-05-01T18:40:00Z'],
      ['Point', 'Мінск (Minsk)', '2027-05-03T18:55:00Z'],
    ])
    expect(features[0]?.geometry.coordinates).toEqual([
      [6.959, 50.943],
      [21.003, 52.229],
      [27.551, 53.891],
    ])
    expect(features[3]?.properties.desc).toContain('Ankunft: Mo., 3. Mai 2027, 21:55 (Europe/Minsk)')
  })

  it('E15 the route carries the departures in UTC', async () => {
    const text = await fileOf('gpx', inputOf(journey))
    const times = [...text.matchAll(/<rtept [^>]*><time>([^<]*)/g)].map(([, time]) => time)
    expect(times).toEqual(['2027-05-01T07:12:00Z', '2027-05-03T08:40:00Z', '2027-05-05T05:00:00Z'])
  })
})

describe('KML', () => {
  it('E16 holds a placemark for each stop and a line for each way, with ids and times', async () => {
    const features = await featuresOf('kml', inputOf(journey))
    expect(features.map(({ id, geometry }) => [id, geometry.type])).toEqual([
      ['stop-koeln', 'Point'],
      ['stop-warszawa', 'Point'],
      ['stop-minsk', 'Point'],
      ['way-l1', 'LineString'],
      ['way-l2', 'LineString'],
    ])
    expect(features[1]?.properties).toMatchObject({
      name: 'Warszawa (Warschau)',
      timespan: { begin: '2027-05-01T18:40:00Z', end: '2027-05-03T08:40:00Z' },
      zone: 'Europe/Warsaw',
    })
    expect(features[3]?.properties.name).toBe('Köln – Warszawa (Warschau)')
  })

  it('E16 a way follows the great circle and is cut at the antimeridian', () => {
    const lines = linesBetween({ lat: 43.1, lon: 131.9 }, { lat: 61.2, lon: -149.9 })
    expect(lines).toHaveLength(2)
    const [[west], [east]] = [[lines[0]?.at(-1)], [lines[1]?.[0]]]
    expect([west?.[0], east?.[0]]).toEqual([180, -180])
    expect(west?.[1]).toBe(east?.[1])
    expect(west?.[1]).toBeGreaterThan(57) // the straight line would cross at 56
    for (const line of lines)
      for (const [i, [lon]] of line.entries())
        if (i > 0) expect(Math.abs(lon - (line[i - 1]?.[0] ?? 0))).toBeLessThan(10)
    expect(linesBetween({ lat: 0, lon: 170 }, { lat: 0, lon: 180 })).toHaveLength(1)
    expect(linesBetween({ lat: 0, lon: -180 }, { lat: 0, lon: 170 })).toHaveLength(1)
    expect(linesBetween({ lat: 5, lon: 5 }, { lat: 5, lon: 5 })).toHaveLength(1)
  })

  it('S11 no globe finds a tag in a name or a description, which it would show as HTML', async () => {
    const tag = '<img src="https://x.example/">'
    const stops = journey.stops.map(stop => ({ ...stop, name: tag, note: inWords({ de: tag }) }))
    const [first] = await featuresOf('kml', inputOf({ ...journey, stops, title: inWords({ de: tag }) }))
    const texts = [first?.properties.name, first?.properties.description].map(textOf)
    for (const text of texts) expect(text).toContain('img src="https://x.example/">')
    expect(texts.join()).not.toContain('<')
  })
})

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : String(value)
}
