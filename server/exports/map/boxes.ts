/** Rectangles on the map, in pixels, and what lies in them. */
import type { Size } from './view.ts'

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** True when two boxes share a point inside. */
export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** `box` with `by` pixels more on every side. */
export function widened({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

/** True when `inner` lies in the frame with `inset` pixels to spare. */
export function isInside({ left, top, right, bottom }: Box, { width, height }: Size, inset: number): boolean {
  return left >= inset && top >= inset && right <= width - inset && bottom <= height - inset
}

/**
 * Where something is drawn that no name may cover, pixel by pixel. Counting is quick for any rectangle (a table of sums), so
 * that thousands of places for names can be tried.
 */
export class Ink {
  readonly #columns: number
  readonly #rows: number
  readonly #drawn: Uint8Array
  #sums: Uint32Array | null = null

  constructor({ width, height }: Size) {
    this.#columns = Math.ceil(width)
    this.#rows = Math.ceil(height)
    this.#drawn = new Uint8Array(this.#columns * this.#rows)
  }

  /** Draws a line of two pixels' width. What is drawn after the first count is not seen. */
  line([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay))))
    for (let i = 0; i <= steps; i++) {
      const [x, y] = [ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps]
      this.box({ left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 })
    }
  }

  box(box: Box): void {
    const { left, top, right, bottom } = this.#cells(box)
    for (let y = top; y < bottom; y++) this.#drawn.fill(1, y * this.#columns + left, y * this.#columns + right)
  }

  /** How many pixels of `box` are drawn on. */
  count(box: Box): number {
    this.#sums ??= this.#sumUp()
    const { left, top, right, bottom } = this.#cells(box)
    if (right <= left || bottom <= top) return 0
    const row = this.#columns + 1
    const at = (x: number, y: number) => this.#sums?.[y * row + x] ?? 0
    return at(right, bottom) - at(left, bottom) - at(right, top) + at(left, top)
  }

  #cells({ left, top, right, bottom }: Box): Box {
    const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
    return {
      left: within(Math.floor(left), this.#columns),
      top: within(Math.floor(top), this.#rows),
      right: within(Math.ceil(right), this.#columns),
      bottom: within(Math.ceil(bottom), this.#rows),
    }
  }

  #sumUp(): Uint32Array {
    const [columns, rows] = [this.#columns, this.#rows]
    const sums = new Uint32Array((columns + 1) * (rows + 1))
    for (let y = 0; y < rows; y++) {
      let sum = 0
      for (let x = 0; x < columns; x++) {
        sum += this.#drawn[y * columns + x] ?? 0
        sums[(y + 1) * (columns + 1) + x + 1] = (sums[y * (columns + 1) + x + 1] ?? 0) + sum
      }
    }
    return sums
  }
}
