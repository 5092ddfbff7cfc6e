import { describe, expect, it } from 'vitest'
import { crosses, placeLabels } from '#client/parts/route/map/labels.ts'

const view = { width: 400, height: 600 }
const wish = (x: number, y: number, must = false) => ({ x, y, width: 60, height: 16, must })

describe('names on the map', () => {
  it('MP3 two stops side by side get their names on different sides', () => {
    const [first, second] = placeLabels([wish(150, 300), wish(180, 300)], view)
    expect(first).not.toBe(second)
    expect([first, second]).not.toContain('hidden')
  })

  it('MP3 a name keeps inside the view', () => {
    expect(placeLabels([wish(200, 10)], view)).toEqual(['below'])
    expect(placeLabels([wish(8, 300)], view)).toEqual(['right'])
    expect(placeLabels([wish(392, 300)], view)).toEqual(['left'])
  })

  it('MP3 where there is no room a name is left out, but never that of the chosen stop', () => {
    const crowd = Array.from({ length: 9 }, (_, i) => wish(200 + (i % 3) * 3, 300 + i, i === 4))
    const sides = placeLabels(crowd, view)
    expect(sides[4]).not.toBe('hidden')
    expect(sides).toContain('hidden')
  })

  it('a name turns away from the line', () => {
    const sides = placeLabels([wish(200, 100), wish(200, 300), wish(200, 500)], view)
    expect(sides[1]).toMatch(/left|right/)
  })

  it('MP3 takes a corner when the four sides are taken', () => {
    const [, middle] = placeLabels([wish(150, 300), wish(186, 285), wish(230, 272)], view)
    expect(middle).not.toBe('hidden')
  })

  it('knows when a line touches a box', () => {
    const box = { left: 10, top: 10, right: 20, bottom: 20 }
    expect(crosses({ x: 0, y: 15 }, { x: 30, y: 15 }, box)).toBe(true)
    expect(crosses({ x: 0, y: 0 }, { x: 30, y: 5 }, box)).toBe(false)
    expect(crosses({ x: 15, y: 15 }, { x: 15, y: 15 }, box)).toBe(true)
  })
})
