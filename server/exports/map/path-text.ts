/** Drawn lines as the text of an SVG path, in tenths of a pixel and without what is too small to be seen. */
import type { GeoContext } from 'd3-geo'

export type Pixel = readonly [x: number, y: number]

/** Takes what `geoPath` draws. Its lines can be read as text for a path, or as points. */
export class PathText implements GeoContext {
  readonly lines: { points: [number, number][]; isClosed: boolean }[] = []
  readonly #step: number

  /** Points nearer to the one before than `step` pixels are left out. */
  constructor(step: number) {
    this.#step = step
  }

  beginPath(): void {}

  moveTo(x: number, y: number): void {
    this.lines.push({ points: [[x, y]], isClosed: false })
  }

  lineTo(x: number, y: number): void {
    const line = this.lines.at(-1)
    const last = line?.points.at(-1)
    if (!line || !last) return
    if (Math.hypot(x - last[0], y - last[1]) >= this.#step) line.points.push([x, y])
  }

  closePath(): void {
    const line = this.lines.at(-1)
    if (line) line.isClosed = true
  }

  arc(): void {} // places are drawn elsewhere, as marks

  /** The text of the path: where each line begins, then the way from point to point. */
  toString(): string {
    return this.lines
      .map(({ points, isClosed }) => (isClosed && points.length < 3 ? '' : lineText(points, isClosed)))
      .join('')
  }
}

function lineText(points: readonly Pixel[], isClosed: boolean): string {
  const [first = [0, 0], ...rest] = points.map(([x, y]): [number, number] => [Math.round(x * 10), Math.round(y * 10)])
  let [x, y] = first
  let text = `M${x / 10} ${y / 10}`
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue
    text += `l${(nextX - x) / 10} ${(nextY - y) / 10}`
    x = nextX
    y = nextY
  }
  return text + (isClosed ? 'Z' : '')
}
