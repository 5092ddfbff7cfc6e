import { describe, expect, it } from 'vitest'
import { parseCoordinate, parsePair, showCoordinate } from '#client/parts/route/coordinates.ts'

describe('coordinates as people write them', () => {
  it('A9 takes point and comma, signs, letters, degrees and minutes', () => {
    expect(parseCoordinate('52.2286', 'lat')).toBe(52.2286)
    expect(parseCoordinate(' 52,2286 ', 'lat')).toBe(52.2286)
    expect(parseCoordinate('−1.511', 'lon')).toBe(-1.511)
    expect(parseCoordinate('1.511 W', 'lon')).toBe(-1.511)
    expect(parseCoordinate('52° 13′ 43″ N', 'lat')).toBe(52.22861)
    expect(parseCoordinate('21°0\'11"E', 'lon')).toBe(21.00306)
  })

  it('A9 refuses what is no coordinate, and says which way it is wrong', () => {
    expect(parseCoordinate('Warsaw', 'lat')).toBe('unreadable')
    expect(parseCoordinate('', 'lat')).toBe('unreadable')
    expect(parseCoordinate('91', 'lat')).toBe('outside')
    expect(parseCoordinate('181', 'lon')).toBe('outside')
    expect(parseCoordinate('21 N', 'lon')).toBe('unreadable')
    expect(parseCoordinate('12 O', 'lon')).toBe('unreadable')
  })

  it('takes a pasted pair apart', () => {
    expect(parsePair('52.2286, 21.0031')).toEqual({ lat: 52.2286, lon: 21.0031 })
    expect(parsePair('52,2286; 21,0031')).toEqual({ lat: 52.2286, lon: 21.0031 })
    expect(parsePair('52.2286 21.0031')).toEqual({ lat: 52.2286, lon: 21.0031 })
    expect(parsePair('52.2286 N, 21.0031 E')).toEqual({ lat: 52.2286, lon: 21.0031 })
    expect(parsePair('52.2286')).toBeNull()
    expect(parsePair('99, 12')).toBeNull()
    expect(parsePair('52,2286')).toBeNull()
  })

  it('shows a coordinate with the reader’s sign', () => {
    expect(showCoordinate(52.2286, ',')).toBe('52,2286')
    expect(showCoordinate(null, '.')).toBe('')
  })
})
