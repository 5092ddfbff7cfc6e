/** The marks of the stops: one a place, with its numbers; places too near to be told apart on the map share one. */
import type { GeoProjection } from 'd3-geo'
import { type Box, overlaps, widened } from './boxes.ts'
import type { Place, Route } from './route.ts'
import { widthOf } from './text-size.ts'

export type Mark = {
  readonly x: number
  readonly y: number
  /** Half of its width and of its height. */
  readonly half: { readonly x: number; readonly y: number }
  /** Empty where there are too many stops for numbers. */
  readonly text: string
  readonly places: readonly Place[]
  /** The first or the last of the route. */
  readonly isEnd: boolean
}

/** How large marks are, by the number of stops: numbers need room. */
export type MarkStyle = { readonly radius: number; readonly font: number | null }

export function markStyleFor(stops: number): MarkStyle {
  if (stops <= 40) return { radius: 8, font: 9.5 }
  if (stops <= 120) return { radius: 6, font: 7 }
  return { radius: 2.4, font: null }
}

/** The marks of a route in travelling order. `numberText` writes a stop's number as its reader does. */
export function marksOf(
  { places }: Route,
  projection: GeoProjection,
  style: MarkStyle,
  numberText: (value: number) => string,
): Mark[] {
  const marks: Mark[] = []
  const ends = [places[0], places.at(-1)]
  for (const place of places) {
    const [x, y] = projection(place.at) ?? [Number.NaN, Number.NaN]
    let mark = markOf({ x, y }, [place], style, numberText)
    // A mark that takes in another grows and may reach a third one.
    for (let other = marks.findIndex(sharesWith(mark)); other >= 0; other = marks.findIndex(sharesWith(mark))) {
      const [near] = marks.splice(other, 1)
      if (near) mark = markOf(near, [...near.places, ...mark.places], style, numberText)
    }
    marks.push(mark)
  }
  const isEnd = (mark: Mark) => mark.places.some(place => ends.includes(place))
  return marks
    .map(mark => ({ ...mark, isEnd: isEnd(mark) }))
    .sort((a, b) => (a.places[0]?.number ?? 0) - (b.places[0]?.number ?? 0))
}

/** Two marks that lie over each other so far that one could not be read. */
function sharesWith(mark: Mark): (other: Mark) => boolean {
  const box = widened(boxOfMark(mark), -mark.half.y / 2)
  return other => overlaps(box, widened(boxOfMark(other), -mark.half.y / 2))
}

function markOf(
  { x, y }: { readonly x: number; readonly y: number },
  places: readonly Place[],
  { radius, font }: MarkStyle,
  numberText: (value: number) => string,
): Mark {
  const sorted = places.toSorted((a, b) => a.number - b.number)
  const text =
    font === null
      ? ''
      : numbersText(
          sorted.map(place => place.number),
          numberText,
        )
  const width = font === null ? 0 : widthOf(text, font) / 2 + 4
  return { x, y, half: { x: Math.max(radius, width), y: radius }, text, places: sorted, isEnd: false }
}

/** `1`, `1 · 7`, `3–6`; of many numbers only the first is said, as a wide mark would hide others. */
function numbersText(numbers: readonly number[], text: (value: number) => string): string {
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
  const isRun = last - first === numbers.length - 1
  if (numbers.length === 1) return text(first)
  if (isRun && numbers.length > 2) return `${text(first)}–${text(last)}`
  return numbers.length === 2 ? numbers.map(text).join(' · ') : `${text(first)} …`
}

/** The room that a mark takes. */
export function boxOfMark({ x, y, half }: Mark): Box {
  return { left: x - half.x, top: y - half.y, right: x + half.x, bottom: y + half.y }
}
