import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { closedRing, flatRing, landFrom } from '#client/parts/route/map/land.ts'

const source = createRequire(import.meta.url).resolve('world-atlas/land-50m.json')

describe('the land', () => {
  it('MP4 no edge of the land crosses the map from one side to the other', () => {
    const { coast, areas } = landFrom(JSON.parse(readFileSync(source, 'utf8')))
    expect(areas.length).toBeGreaterThan(1000)
    for (const line of coast)
      for (const [i, [, lon]] of line.entries()) {
        const next = line[i + 1]
        if (next) expect(Math.abs(next[1] - lon)).toBeLessThan(180)
      }
  })

  it('keeps a ring over the date line in one piece, where most of it belongs', () => {
    const ring = flatRing([
      [170, 60],
      [179, 65],
      [-175, 66],
      [178, 70],
      [170, 60],
    ])
    expect(ring.map(([, lon]) => lon)).toEqual([170, 179, 185, 178, 170])
  })

  it('closes a ring around the pole along the pole', () => {
    const around = closedRing(
      flatRing([
        [-180, -70],
        [-90, -72],
        [0, -70],
        [90, -68],
        [180, -70],
      ]),
    )
    expect(around.slice(-2)).toEqual([
      [-90, 180],
      [-90, -180],
    ])
    expect(closedRing([[1, 1]])).toEqual([[1, 1]])
  })
})
