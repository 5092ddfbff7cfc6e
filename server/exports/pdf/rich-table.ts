/** The grid of a table that people made: every row as wide as the others, no cell beyond the edge or over another. */

export type Span = { readonly colspan: number; readonly rowspan: number }
export type GridCell<T> = { readonly cell: T | null; readonly colspan: number; readonly rowspan: number }
export type Grid<T> = { readonly columns: number; readonly rows: readonly (readonly GridCell<T>[])[] }

/** `rows` laid out as a browser does it; places that no cell takes get one of null. */
export function gridOf<T extends Span>(rows: readonly (readonly T[])[]): Grid<T> {
  const taken = rows.map(() => new Set<number>())
  const placed = rows.map(() => [] as { at: number; cell: GridCell<T> }[])
  for (const [y, row] of rows.entries())
    for (const cell of row) {
      const at = firstFree(taken[y], 0)
      const colspan = freeFrom(taken[y], at, cell.colspan)
      const rowspan = Math.min(cell.rowspan, rows.length - y)
      take(taken, { y, at, colspan, rowspan })
      placed[y]?.push({ at, cell: { cell, colspan, rowspan } })
    }
  const columns = Math.max(1, ...taken.map(row => Math.max(-1, ...row) + 1))
  for (const [y, row] of placed.entries()) {
    for (let at = firstFree(taken[y], 0); at < columns; at = firstFree(taken[y], at + 1))
      row.push({ at, cell: { cell: null, colspan: 1, rowspan: 1 } })
    row.sort((left, right) => left.at - right.at)
  }
  return { columns, rows: placed.map(row => row.map(({ cell }) => cell)) }
}

function firstFree(taken: ReadonlySet<number> | undefined, from: number): number {
  let at = from
  while (taken?.has(at)) at += 1
  return at
}

/** How many columns are free from `at` on, at most `wanted`. */
function freeFrom(taken: ReadonlySet<number> | undefined, at: number, wanted: number): number {
  let free = 1
  while (free < wanted && !taken?.has(at + free)) free += 1
  return free
}

function take(taken: Set<number>[], place: { y: number; at: number; colspan: number; rowspan: number }): void {
  for (const row of taken.slice(place.y, place.y + place.rowspan))
    for (let x = place.at; x < place.at + place.colspan; x++) row.add(x)
}
