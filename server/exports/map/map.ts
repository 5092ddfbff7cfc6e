/**
 * The map of a route for paper and for files that stand alone: an SVG of land and coast, the route, its stops and their names.
 * No borders and no names of countries: where a border runs is not ours to say. Equal input gives equal bytes.
 */
import type { Plan } from '#shared/plan/plan.ts'
import type { Reader } from '../reader.ts'
import { Ink } from './boxes.ts'
import { drawMap } from './draw.ts'
import { type LabelLine, placeLabels } from './labels.ts'
import { mapAlt } from './map-alt.ts'
import { boxOfMark, type Mark, markStyleFor, marksOf } from './marks.ts'
import { routeOf } from './route.ts'
import { routeLines } from './route-lines.ts'
import { scaleBarOf } from './scale-bar.ts'
import { nameText } from './text-size.ts'
import { type Size, viewOf } from './view.ts'

/** The drawing, what it shows in words, and what its lines mean; the words are the first reader's. */
export type RouteMap = { readonly svg: string; readonly alt: string; readonly legend: string }

/**
 * The map of a plan's route, or null when no stop has coordinates. Of several readers each finds the names of their language
 * below the local ones. `size` is in pixels, of which a printed map has 96 to the inch.
 */
export function mapSvg(plan: Plan, readers: readonly [Reader, ...Reader[]], size: Size): RouteMap | null {
  const route = routeOf(plan)
  if (route.places.length === 0) return null
  const [reader] = readers
  const view = viewOf(route, size)
  const style = markStyleFor(route.places.length)
  const marks = marksOf(route, view.projection, style, reader.number)
  const lines = routeLines(route, view.projection)
  const ink = new Ink(size)
  for (const { points } of [...lines.sure.lines, ...lines.unsure.lines])
    for (const [i, point] of points.entries()) ink.line(points[i - 1] ?? point, point)
  for (const mark of marks) ink.box(boxOfMark(mark))
  const bar = scaleBarOf(view, size, ink)
  const wishes = marks.map(mark => ({ mark, lines: linesOf(mark, readers) }))
  const font = style.font === null ? smallNames : usualNames
  const labels = placeLabels(wishes, font, { ink, size, taken: bar ? [bar.box] : [] })
  const svg = drawMap({ size, view, lines, marks, style, labels, bar, barText: bar ? reader.km(bar.km) : '' })
  return { svg, alt: mapAlt(plan, reader), legend: reader.words('export.mapLegend') }
}

const usualNames = { own: 11, other: 9.5, mayLead: true }
const smallNames = { own: 8.5, other: 7.5, mayLead: false }

/** At most so many names stand beside one mark. */
const mostLines = 6

/** The local name, then what the readers call the place where that is another name; for each place of the mark. */
function linesOf(mark: Mark, readers: readonly Reader[]): LabelLine[] {
  const lines = new Map<string, LabelLine>()
  for (const { stop } of mark.places) {
    const aliases = readers.map(reader => stop.alias[reader.language]?.text ?? '')
    for (const [i, name] of [stop.name, ...aliases].entries()) {
      const text = nameText(name)
      if (text !== '' && !lines.has(text)) lines.set(text, { text, isOwnName: i === 0 })
    }
  }
  return [...lines.values()].slice(0, mostLines)
}
