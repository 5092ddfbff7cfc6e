import { describe, expect, it } from 'vitest'
import { afterFor, landingIndex, scrollStep } from '#client/parts/route/move-stop.ts'

const ids = ['berlin', 'warszawa', 'brest', 'minsk']
const cards = ids.map((id, i) => ({ id, top: i * 100, height: 80 }))

describe('moving a stop', () => {
  it('A2 an index of the line becomes the stop to stand after', () => {
    expect(afterFor(ids, 'brest', 0)).toBeNull()
    expect(afterFor(ids, 'brest', 1)).toBe('berlin')
    expect(afterFor(ids, 'brest', 3)).toBe('minsk')
    expect(afterFor(ids, 'brest', 99)).toBe('minsk')
    expect(afterFor(ids, 'new', 1)).toBe('berlin')
  })

  it('A2 a card dropped where it was keeps its place', () => {
    expect(landingIndex(cards, 'brest', 240)).toBe(2)
    expect(landingIndex(cards, 'brest', 10)).toBe(0)
    expect(landingIndex(cards, 'brest', 900)).toBe(3)
    expect(landingIndex(cards, 'berlin', 150)).toBe(1)
  })

  it('scrolls only near the edges, faster the nearer', () => {
    const box = { top: 100, bottom: 500 }
    expect(scrollStep(300, box)).toBe(0)
    expect(scrollStep(110, box)).toBeLessThan(scrollStep(150, box))
    expect(scrollStep(495, box)).toBeGreaterThan(0)
  })
})
