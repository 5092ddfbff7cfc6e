/** The printed map: what it shows, what never overlaps, and what must not be on it. */
import { readFileSync } from 'node:fs'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { geoContains, geoDistance } from 'd3-geo'
import type { MultiPolygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { mapSvg } from '#server/exports/map/map.ts'
import { nameText, widthOf } from '#server/exports/map/text-size.ts'
import { readerOf } from '#server/exports/reader.ts'
import type { LegStatus, Plan } from '#shared/plan/plan.ts'
import { emptyPlan, hostilePlan, inputOf, inWords, journey, longPlan, stopOf } from './plans.ts'

const size = { width: 680, height: 420 }
type City = readonly [name: string, lat: number, lon: number, alias?: string]

/** A plan through these cities, each way with the status of its turn. */
function through(cities: readonly City[], statuses: readonly LegStatus[] = ['runs']): Plan {
  const stops = cities.map(([name, lat, lon, alias], i) =>
    stopOf(`s${i}`, { name, lat, lon, alias: alias ? inWords({ de: alias }) : {} }),
  )
  const [leg] = journey.legs
  const legs = cities.slice(1).flatMap((_, i) => {
    const status = statuses[i % statuses.length]
    return leg && status ? [{ ...leg, id: `l${i}`, from: `s${i}`, to: `s${i + 1}`, status }] : []
  })
  return { ...emptyPlan, stops, legs }
}

function mapOf(plan: Plan, languages: readonly [string, ...string[]] = ['de']) {
  const [first, ...others] = languages.map(language => readerOf(inputOf(plan, null), language))
  if (!first) throw new Error('no reader')
  const map = mapSvg(plan, [first, ...others], size)
  if (map === null) throw new Error('no map')
  return { ...map, root: new DOMParser().parseFromString(map.svg, 'image/svg+xml').documentElement }
}
type Drawn = ReturnType<typeof mapOf>

const elements = ({ root }: Drawn, name: string): Element[] => [...(root?.getElementsByTagName(name) ?? [])]
const number = (element: Element, name: string) => Number(element.getAttribute(name))
const namesOf = (map: Drawn) =>
  elements(map, 'text')
    .filter(text => text.getAttribute('paint-order') && text.getAttribute('font-size') !== '9')
    .map(text => ({ text: text.textContent ?? '', box: boxOf(text), rtl: text.getAttribute('direction') === 'rtl' }))

type Box = { left: number; right: number; top: number; bottom: number }
/** The room a text takes by the map's own measure, from the top of its capitals to its foot. */
function boxOf(text: Element): Box {
  const [x, y, font] = [number(text, 'x'), number(text, 'y'), number(text, 'font-size')]
  const width = widthOf(text.textContent ?? '', font)
  const before = { start: 0, middle: 0.5, end: 1 }[text.getAttribute('text-anchor') ?? ''] ?? 0
  return { left: x - width * before, right: x + width * (1 - before), top: y - font * 0.75, bottom: y }
}
const marksOf = (map: Drawn): Box[] =>
  elements(map, 'rect')
    .filter(rect => rect.hasAttribute('rx'))
    .map(rect => {
      const [left, top] = [number(rect, 'x'), number(rect, 'y')]
      return { left, top, right: left + number(rect, 'width'), bottom: top + number(rect, 'height') }
    })
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** All lines of a path as points. */
function pointsOf(d: string): [number, number][][] {
  return d
    .split('M')
    .slice(1)
    .map(line => {
      const [start = '', ...steps] = line.replace('Z', '').split('l')
      let [x = 0, y = 0] = start.split(' ').map(Number)
      const points: [number, number][] = [[x, y]]
      for (const step of steps) {
        const [dx = 0, dy = 0] = step.split(' ').map(Number)
        x += dx
        y += dy
        points.push([x, y])
      }
      return points
    })
}
const routeOf = (map: Drawn) => elements(map, 'path').filter(path => path.getAttribute('stroke') === '#12355b')

const pacific = through([
  ['Владивосток', 43.1155, 131.8855, 'Wladiwostok'],
  ['東京', 35.68, 139.69, 'Tokio'],
  ['Anchorage', 61.2, -149.9],
  ['San Diego', 32.7157, -117.1611],
])
const cases: Readonly<Record<string, Plan>> = {
  journey,
  'around the world': longPlan,
  hostile: hostilePlan,
  pacific,
  'Hiroshima to Volgograd': through([
    ['広島', 34.3853, 132.4553, 'Hiroshima'],
    ['Волгоград', 48.708, 44.513, 'Wolgograd'],
  ]),
  'one city': through([
    ['Berlin-Mitte', 52.52, 13.405],
    ['Karlshorst', 52.48, 13.526],
    ['Potsdam', 52.39, 13.06],
  ]),
  'one stop': through([['Coventry', 52.4068, -1.5197]]),
  'Arabic and Hebrew': through([
    ['القاهرة', 30.04, 31.24, 'Kairo'],
    ['القدس', 31.78, 35.22, 'Jerusalem'],
    ['עכו', 32.93, 35.08, 'Akko'],
    ['دمشق', 33.51, 36.29, 'Damaskus'],
  ]),
  'near the pole': through([
    ['A', 85, 0],
    ['B', 85, 90],
    ['C', 85, 180],
  ]),
  poles: through([
    ['North', 90, 0],
    ['South', -90, 0],
  ]),
  'the same place twice': through([
    ['Berlin', 52.52, 13.4],
    ['Hamburg', 53.55, 10],
    ['Berlin', 52.52, 13.4],
  ]),
  'opposite ends': through([
    ['Nord', 0, 0],
    ['Süd', 0, 180],
  ]),
  'on the antimeridian': through([
    ['Suva', -18.14, 178.44],
    ['Taveuni', -16.9, 180],
    ['Apia', -13.83, -171.76],
  ]),
}

describe.each(Object.entries(cases))('the map of %s', (_, plan) => {
  const map = mapOf(plan)

  it('E37 is well-formed, holds numbers only, and is the same each time', () => {
    expect(map.root?.nodeName).toBe('svg')
    expect(map.svg).not.toMatch(/NaN|Infinity|undefined|null|e-\d/)
    expect(mapOf(plan).svg).toBe(map.svg)
    expect(map.svg.length).toBeLessThan(300_000)
  })

  it('E37 no name leaves the frame, or lies on another name or on a mark', () => {
    const names = namesOf(map)
    expect(names.length).toBeGreaterThan(0)
    for (const [i, { text, box }] of names.entries()) {
      expect(box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height, text).toBe(true)
      for (const other of names.slice(i + 1)) expect(overlap(box, other.box), `${text}, ${other.text}`).toBe(false)
      for (const mark of marksOf(map)) expect(overlap(box, mark), text).toBe(false)
    }
  })

  it('E37 no name lies on the route', () => {
    const points = routeOf(map).flatMap(path => pointsOf(path.getAttribute('d') ?? ''))
    const names = namesOf(map)
    for (const line of points)
      for (const [i, [x, y]] of line.entries()) {
        const [fromX, fromY] = line[i - 1] ?? [x, y]
        for (let share = 0; share <= 1; share += 0.02) {
          const [left, top] = [fromX + (x - fromX) * share, fromY + (y - fromY) * share]
          const on = names.find(({ box }) => overlap(box, { left, top, right: left + 0.1, bottom: top + 0.1 }))
          expect(on?.text).toBeUndefined()
        }
      }
  })

  it('E37 every stop has its mark inside of the frame', () => {
    for (const { left, right, top, bottom } of marksOf(map)) {
      expect(left >= 0 && top >= 0 && right <= size.width && bottom <= size.height).toBe(true)
    }
    const text = elements(map, 'text').map(each => each.textContent)
    if (plan.stops.length < 7 && plan !== hostilePlan) for (const stop of plan.stops) expect(text).toContain(stop.name)
  })
})

describe('the printed map', () => {
  it('E37 draws ways that run or are chartered as one line, and dashes those that are not sure', () => {
    const cities: City[] = [
      ['A', 50, 5],
      ['B', 51, 10],
      ['C', 50, 15],
      ['D', 51, 20],
      ['E', 50, 25],
    ]
    const map = mapOf(through(cities, ['runs', 'charter', 'unknown', 'not-running']))
    const [sure, unsure] = routeOf(map)
    expect([sure?.hasAttribute('stroke-dasharray'), unsure?.hasAttribute('stroke-dasharray')]).toEqual([false, true])
    const ends = [sure, unsure].map(path => pointsOf(path?.getAttribute('d') ?? '').map(line => [line[0], line.at(-1)]))
    const middles = marksOf(map).map(({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2])
    for (const [i, lines] of ends.entries()) {
      expect(lines).toHaveLength(1)
      for (const [j, end] of (lines[0] ?? []).entries()) {
        const [x = 0, y = 0] = middles[2 * i + 2 * j] ?? []
        expect(Math.hypot((end?.[0] ?? 0) - x, (end?.[1] ?? 0) - y)).toBeLessThan(1)
      }
    }
    expect(routeOf(mapOf({ ...through(cities), legs: [] })).map(path => path.hasAttribute('stroke-dasharray'))).toEqual(
      [true],
    )
  })

  it('E37 crosses the antimeridian without a streak, and takes the short way', () => {
    for (const plan of [pacific, cases['on the antimeridian'] ?? emptyPlan, cases['near the pole'] ?? emptyPlan]) {
      const map = mapOf(plan)
      const middles = marksOf(map).map(({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2])
      const [line = [], ...others] = routeOf(map).flatMap(path => pointsOf(path.getAttribute('d') ?? ''))
      expect(others).toEqual([])
      let length = 0
      for (const [i, [x, y]] of line.entries())
        length += Math.hypot(x - (line[i - 1]?.[0] ?? x), y - (line[i - 1]?.[1] ?? y))
      const straight = middles.map(([x = 0, y = 0], i) =>
        i === 0 ? 0 : Math.hypot(x - (middles[i - 1]?.[0] ?? 0), y - (middles[i - 1]?.[1] ?? 0)),
      )
      expect(length).toBeLessThan(1.1 * straight.reduce((a, b) => a + b))
    }
    // Round the world no piece of a way reaches over half of the map.
    for (const line of routeOf(mapOf(longPlan)).flatMap(path => pointsOf(path.getAttribute('d') ?? '')))
      for (const [i, [x]] of line.entries()) expect(Math.abs(x - (line[i - 1]?.[0] ?? x))).toBeLessThan(60)
  })

  it('E37 names a place by its own name, and below it as each reader calls it, in its direction', () => {
    const plan = {
      ...journey,
      stops: [
        stopOf('a', { name: 'القدس', lat: 31.78, lon: 35.22, alias: inWords({ de: 'Jerusalem', ru: 'Иерусалим' }) }),
        stopOf('b', { name: 'Köln', lat: 50.9, lon: 6.9, alias: inWords({ de: 'Köln', ru: 'Кёльн' }) }),
      ],
    }
    const names = namesOf(mapOf(plan, ['de', 'ru']))
    expect(names.map(name => name.text)).toEqual(['القدس', 'Jerusalem', 'Иерусалим', 'Köln', 'Кёльн'])
    expect(names.map(name => name.rtl)).toEqual([true, false, false, false, false])
    expect(namesOf(mapOf(plan, ['ru'])).map(name => name.text)).not.toContain('Jerusalem')
  })

  it('E37 leaves out stops without a place, says so, and is null when none has one', () => {
    const stops = journey.stops.map((stop, i) => (i === 1 ? { ...stop, lat: null } : stop))
    const map = mapOf({ ...journey, stops })
    expect(namesOf(map).map(name => name.text)).toEqual(['Köln', 'Мінск', 'Minsk'])
    expect(routeOf(map)).toEqual([])
    expect(map.alt).toMatch(/Nicht auf der Karte.*Warszawa \(Warschau\)/)
    expect(mapSvg(emptyPlan, [readerOf(inputOf(emptyPlan), 'de')], size)).toBeNull()
  })

  it('E3 what people wrote is only ever text on the map, in one line and without what turns it round', () => {
    const map = mapOf(hostilePlan)
    const known = ['svg', 'rect', 'path', 'text', 'line']
    expect([...new Set(elements(map, '*').map(each => each.nodeName))].filter(name => !known.includes(name))).toEqual(
      [],
    )
    expect(map.svg).not.toMatch(/<(script|img|style|image|use|a)\b|\son\w+=\S*[^&]"|href|url\(/)
    expect(nameText('a\r\nb\u202ec\u0000\ud83d\u2067')).toBe('a bc \ufffd')
    expect([...nameText('x'.repeat(500))].length).toBe(40)
  })

  it('E38 the land has coasts and no borders: no edge runs where two countries meet far from the sea', () => {
    const land = JSON.parse(readFileSync(new URL('../../dist/land.json', import.meta.url), 'utf8')) as MultiPolygon
    expect(Object.keys(land)).toEqual(['type', 'coordinates'])
    const borders: [number, number][] = [
      [14.6, 52.3], // Oder
      [23.6, 52.1], // Bug
      [31.0, 54.6], // between Smolensk and Orsha
      [35.5, 32.6], // Jordan
      [75.5, 34.5], // Kashmir
    ]
    for (const border of borders) {
      expect(geoContains(land, border)).toBe(true)
      const near = land.coordinates.flat(2).filter(([lon = 0, lat = 0]) => geoDistance(border, [lon, lat]) * 6371 < 40)
      expect(near).toEqual([])
    }
    for (const sea of [
      [19, 55.5],
      [-30, 40],
      [34, 32.5],
    ] as [number, number][])
      expect(geoContains(land, sea)).toBe(false)
  })

  it('E38 the words of a map tell its route in the language of its reader', () => {
    expect(mapOf(journey).alt).toBe(
      'Karte der Route von Köln über Warszawa (Warschau) nach Мінск (Minsk): 3 Halte, 1.615 km.',
    )
    expect(mapOf(journey, ['en']).alt).toBe('Map of the route from Köln over Warszawa to Мінск: 3 stops, 1,615 km.')
    expect(mapOf(longPlan, ['en']).alt).toContain('Stop 8 and 490 more to Stop 499: 500 stops')
    expect(mapOf(journey, ['ar']).alt).toMatch(/^خريطة المسار من/)
    expect(mapOf(journey, ['ru']).alt).toContain('3 остановки')
    expect(mapOf(cases['one stop'] ?? emptyPlan, ['en']).alt).toBe('Map showing Coventry.')
  })
})
