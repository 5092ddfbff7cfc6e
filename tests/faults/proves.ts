/** Makes a test of a fault's short form. */
import { expect, test } from 'vitest'
import { type Fault, holds } from './fault.ts'

/** The short form as a test: every figure that is judged holds, and at least one is judged. */
export function proves(fault: Fault, seed = 1): void {
  const run = async () => {
    const figures = await fault.run('short', seed)
    const judged = figures.filter(({ most, least, timed }) => !timed && (most ?? least) !== undefined)
    expect(judged.filter(figure => !holds(figure))).toEqual([])
    expect(judged.length).toBeGreaterThan(0)
  }
  const lacks = fault.lacks ?? null
  test.skipIf(lacks !== null)(
    lacks === null ? fault.title : `${fault.title}: cannot be run here, ${lacks}`,
    run,
    60_000,
  )
}
