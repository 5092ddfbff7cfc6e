/**
 * Where the names stand: beside their marks, clear of every other name and mark, of the line and of the edge. A name for
 * which there is no such place is left out; its number is on the map, and the tables name it.
 */
import { type Box, type Ink, isInside, overlaps, widened } from './boxes.ts'
import type { Mark } from './marks.ts'
import { directionOf, widthOf } from './text-size.ts'
import type { Size } from './view.ts'

/** A line of a label: a place's own name, or what readers call it. */
export type LabelLine = { readonly text: string; readonly isOwnName: boolean }
/** Sizes of the letters, and whether a name may stand away from its mark, with a thin line that leads to it. */
export type LabelStyle = { readonly own: number; readonly other: number; readonly mayLead: boolean }

/** A line with the middle of its box; `anchor` is the end of it that stands at `x`. */
export type PlacedLine = LabelLine & {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
}
export type Label = {
  readonly mark: Mark
  readonly box: Box
  readonly lines: readonly PlacedLine[]
  /** A thin line from the mark to a name that stands away from it. */
  readonly lead: readonly [x1: number, y1: number, x2: number, y2: number] | null
}

/** Sides of a mark, the better ones first: where the label lies, as seen from the mark. */
const sides = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const
type Side = (typeof sides)[number]
/** Pixels between mark and label. From the third on a thin line leads over. */
const distances = [2.5, 7, 16, 28, 44] as const
const leadFrom = 16
/** Pixels that stay free around a label: to its like, to lines and marks, and to the frame. */
const clear = { label: 2, ink: 1, frame: 5 }
const lineHeight = 1.22
/** How often the names that found no place may try to choose before the others. */
const rounds = 6

/** Labels for as many marks as there is room for. `taken` are boxes that something else covers. */
export function placeLabels(
  wishes: readonly { readonly mark: Mark; readonly lines: readonly LabelLine[] }[],
  style: LabelStyle,
  { ink, size, taken }: { readonly ink: Ink; readonly size: Size; readonly taken: readonly Box[] },
): Label[] {
  const options = wishes
    .filter(({ lines }) => lines.length > 0)
    .map(({ mark, lines }) => ({ mark, places: possiblePlaces(mark, lines, style, ink, size) }))
    .filter(({ places }) => places.length > 0)
  let order = options.toSorted((a, b) => Number(b.mark.isEnd) - Number(a.mark.isEnd))
  let best: Label[] = []
  for (let round = 0; round < rounds; round++) {
    const chosen = choose(order, taken)
    if (chosen.length > best.length) best = chosen
    if (best.length === order.length) break
    const named = new Set(chosen.map(({ mark }) => mark))
    order = order.toSorted((a, b) => Number(named.has(a.mark)) - Number(named.has(b.mark)))
  }
  return best
}

type Possible = { readonly label: Label; readonly cost: number }
type Options = { readonly mark: Mark; readonly places: readonly Possible[] }

/** Each in its turn takes the best place that those before it have left. */
function choose(order: readonly Options[], taken: readonly Box[]): Label[] {
  const labels: Label[] = []
  const boxes = [...taken]
  for (const { places } of order) {
    const free = places.find(({ label }) => isFree(label, boxes, labels))
    if (!free) continue
    labels.push(free.label)
    boxes.push(widened(free.label.box, clear.label))
  }
  return labels
}

function isFree({ box, lead }: Label, boxes: readonly Box[], labels: readonly Label[]): boolean {
  if (boxes.some(other => overlaps(box, other) || (lead !== null && crosses(lead, other)))) return false
  return labels.every(other => other.lead === null || !crosses(other.lead, widened(box, clear.label)))
}

/** All places for a label that keep clear of lines, marks and frame, the best first. */
function possiblePlaces(mark: Mark, lines: readonly LabelLine[], style: LabelStyle, ink: Ink, size: Size): Possible[] {
  const sized = lines.map(line => ({ ...line, size: line.isOwnName ? style.own : style.other }))
  const width = Math.max(...sized.map(line => widthOf(line.text, line.size)))
  const height = sized.reduce((sum, line) => sum + line.size * lineHeight, 0)
  const possible: Possible[] = []
  for (const distance of distances.filter(each => style.mayLead || each < leadFrom))
    for (const [rank, side] of sides.entries()) {
      const box = boxAt(mark, side, distance, width, height)
      if (!isInside(box, size, clear.frame) || ink.count(widened(box, clear.ink)) > 0) continue
      const label = { mark, box, lines: setLines(sized, box, side), lead: leadOf(mark, box, distance) }
      possible.push({ label, cost: distance * 1.5 + rank + Math.sqrt(ink.count(widened(box, 6))) * 0.6 })
    }
  return possible.sort((a, b) => a.cost - b.cost)
}

function boxAt({ x, y, half }: Mark, [right, down]: Side, distance: number, width: number, height: number): Box {
  const isCorner = right !== 0 && down !== 0
  // At a corner the label may come nearer, as marks are round.
  const away = isCorner ? distance * 0.7 - half.y * 0.25 : distance
  const left = right === 0 ? x - width / 2 : right > 0 ? x + half.x + away : x - half.x - away - width
  const top = down === 0 ? y - height / 2 : down > 0 ? y + half.y + away : y - half.y - away - height
  return { left, top, right: left + width, bottom: top + height }
}

function setLines(lines: readonly (LabelLine & { size: number })[], box: Box, [right]: Side): PlacedLine[] {
  let top = box.top
  return lines.map(line => {
    const y = top + line.size * 0.94 // the foot of the letters
    top += line.size * lineHeight
    const width = widthOf(line.text, line.size)
    // Programs do not agree on which end of a right-to-left text its start is; its middle is the same for all.
    if (right === 0) return { ...line, x: (box.left + box.right) / 2, y, anchor: 'middle' }
    if (directionOf(line.text) === 'rtl')
      return { ...line, x: right > 0 ? box.left + width / 2 : box.right - width / 2, y, anchor: 'middle' }
    return right > 0 ? { ...line, x: box.left, y, anchor: 'start' } : { ...line, x: box.right, y, anchor: 'end' }
  })
}

/** From the edge of the mark to the nearest point of the label. */
function leadOf({ x, y, half }: Mark, box: Box, distance: number): Label['lead'] {
  if (distance < leadFrom) return null
  const toX = Math.min(box.right, Math.max(box.left, x))
  const toY = Math.min(box.bottom, Math.max(box.top, y))
  const length = Math.hypot(toX - x, toY - y)
  const [stepX, stepY] = [(toX - x) / length, (toY - y) / length]
  return [x + stepX * half.x, y + stepY * half.y, toX - stepX, toY - stepY]
}

/** True when a lead touches a box, looked at in steps of two pixels. */
function crosses([ax, ay, bx, by]: NonNullable<Label['lead']>, { left, top, right, bottom }: Box): boolean {
  const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / 2)
  for (let i = 0; i <= steps; i++) {
    const [x, y] = [ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps]
    if (x > left && x < right && y > top && y < bottom) return true
  }
  return false
}
