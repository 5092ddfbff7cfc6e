/**
 * Where the names stand on the map: beside their dots, clear of other names, of dots, of the line and of the edge as far as
 * that can be had. Works in pixels of the view and knows nothing of the map itself.
 */

/** A pixel position in the view. */
export type Pixel = { readonly x: number; readonly y: number }

const sides = ['above', 'below', 'right', 'left', 'below-right', 'above-left', 'above-right', 'below-left'] as const
/** Where a name stands to its dot, the better places first; `hidden` when each would cover something that matters more. */
export type Side = (typeof sides)[number] | 'hidden'

/** A rectangle in the view, in pixels. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** What is to be labelled: the dot, the size of its name in pixels, and whether the name must be shown in any case. */
export type LabelWish = Pixel & { readonly width: number; readonly height: number; readonly must: boolean }

/** From the middle of the dot to the name, straight and for the corners sideways and up; and half a dot. In pixels. */
const gap = 13
const corner = { x: 5, y: 11 }
const dotRadius = 9

function boxAt(wish: LabelWish, side: Exclude<Side, 'hidden'>): Box {
  const { x, y, width, height } = wish
  const isCorner = side.includes('-')
  const away = isCorner ? corner : { x: gap, y: gap }
  const left = side.endsWith('left') ? x - away.x - width : side.endsWith('right') ? x + away.x : x - width / 2
  const top = side.startsWith('above') ? y - away.y - height : side.startsWith('below') ? y + away.y : y - height / 2
  return { left, top, right: left + width, bottom: top + height }
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** True when the way from `a` to `b` touches the box (Liang and Barsky's clipping). */
export function crosses(a: Pixel, b: Pixel, box: Box): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  let [from, to] = [0, 1]
  const edges: [number, number][] = [
    [-dx, a.x - box.left],
    [dx, box.right - a.x],
    [-dy, a.y - box.top],
    [dy, box.bottom - a.y],
  ]
  for (const [p, q] of edges) {
    if (p === 0 && q < 0) return false
    if (p < 0) from = Math.max(from, q / p)
    if (p > 0) to = Math.min(to, q / p)
  }
  return from <= to
}

const dotBox = ({ x, y }: Pixel): Box => ({
  left: x - dotRadius,
  right: x + dotRadius,
  top: y - dotRadius,
  bottom: y + dotRadius,
})

/** What a name costs at a place: another name is worst, then a dot, then the edge of the view, then the line. */
function cost(box: Box, own: Pixel, dots: readonly Pixel[], taken: readonly Box[], view: Box): number {
  const names = taken.filter(other => overlap(box, other)).length
  const covered = dots.filter(dot => dot !== own && overlap(box, dotBox(dot))).length
  const outside = box.left < view.left || box.right > view.right || box.top < view.top || box.bottom > view.bottom
  const struck = dots.filter((dot, i) => {
    const next = dots[i + 1]
    return next !== undefined && crosses(dot, next, box)
  }).length
  return names * 100 + covered * 40 + (outside ? 15 : 0) + struck * 4
}

/** From this cost on a name would cover another one and is left out, unless it must be shown. */
const tooMuch = 40

/**
 * A side for each dot of the route, in the order given. Dots that must be named choose first, then the
 * ends of the route. `blocked` are places of the view that something else covers.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  view: { width: number; height: number },
  blocked: readonly Box[] = [],
): Side[] {
  const frame: Box = { left: 4, top: 4, right: view.width - 4, bottom: view.height - 4 }
  const result: Side[] = wishes.map(() => 'hidden')
  const taken: Box[] = [...blocked]
  const isEnd = (i: number) => i === 0 || i === wishes.length - 1
  const rank = (wish: LabelWish, i: number) => (wish.must ? 0 : isEnd(i) ? 1 : 2)
  const order = wishes
    .map((wish, i) => ({ wish, i }))
    .sort((a, b) => rank(a.wish, a.i) - rank(b.wish, b.i) || a.i - b.i)
  for (const { wish, i } of order) {
    const options = sides.map(side => {
      const box = boxAt(wish, side)
      return { side, box, cost: cost(box, wish, wishes, taken, frame) }
    })
    const best = options.reduce((a, b) => (b.cost < a.cost ? b : a))
    if (best.cost >= tooMuch && !wish.must) continue
    result[i] = best.side
    taken.push(best.box)
  }
  return result
}
