/** The route for maps (RFC 7946). */
import { describe, expect, it } from 'vitest'
import { lineBetween } from '#server/exports/geojson.ts'
import { renderExport } from '#server/exports/render.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { demoInput } from './demo-plans.ts'
import { emptyPlan, hostilePlan, inputOf, journey, longPlan, manyLanguages } from './plans.ts'

const demoPlan = async (story: 'train' | 'choir') => (await demoInput(story)).plan

async function geoJsonOf(plan: Plan) {
  const { bytes } = await renderExport('geojson', inputOf(plan), { language: 'de' })
  return JSON.parse(new TextDecoder().decode(bytes))
}

describe('GeoJSON', () => {
  it('E9 holds stops as points, longitude first, and ways as lines', async () => {
    const { type, features } = await geoJsonOf(journey)
    expect(type).toBe('FeatureCollection')
    expect(features).toHaveLength(5)
    expect(features[0]).toMatchObject({
      type: 'Feature',
      id: 'koeln',
      geometry: { type: 'Point', coordinates: [6.959, 50.943] },
    })
    expect(features[3]).toMatchObject({
      id: 'l1',
      geometry: { type: 'LineString' },
      properties: { mode: 'train', number: 'EC 41' },
    })
    expect((await geoJsonOf(emptyPlan)).features).toEqual([])
  })

  it('E9 a stop without coordinates has no point, and no way touches it', async () => {
    const stops = journey.stops.map((stop, i) => (i === 1 ? { ...stop, lat: null } : stop))
    const { features } = await geoJsonOf({ ...journey, stops })
    expect(features.map((feature: { id: string }) => feature.id)).toEqual(['koeln', 'minsk'])
  })

  it('E9 a line across the antimeridian is cut in two, and no piece goes the long way round', async () => {
    expect(lineBetween({ lat: 10, lon: 170 }, { lat: 20, lon: -170 })).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [170, 10],
          [180, 15],
        ],
        [
          [-180, 15],
          [-170, 20],
        ],
      ],
    })
    expect(lineBetween({ lat: 20, lon: -170 }, { lat: 10, lon: 170 })).toMatchObject({
      coordinates: [
        [
          [-170, 20],
          [-180, 15],
        ],
        [
          [180, 15],
          [170, 10],
        ],
      ],
    })
    for (const { geometry } of (await geoJsonOf(longPlan)).features) {
      const pieces =
        geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : geometry.type === 'LineString'
            ? [geometry.coordinates]
            : []
      for (const [[a], [b]] of pieces) expect(Math.abs(a - b)).toBeLessThanOrEqual(180)
    }
  })

  it('E9 every plan gives positions in range, shapes that are whole, and no reference system', async () => {
    for (const plan of [
      journey,
      emptyPlan,
      longPlan,
      manyLanguages,
      hostilePlan,
      await demoPlan('train'),
      await demoPlan('choir'),
    ]) {
      const { bytes } = await renderExport('geojson', { ...inputOf(emptyPlan, null), plan }, { language: 'de' })
      const file = JSON.parse(new TextDecoder().decode(bytes))
      expect(file).toMatchObject({ type: 'FeatureCollection', features: expect.any(Array) })
      expect(file).not.toHaveProperty('crs')
      for (const { type, geometry, properties } of file.features) {
        expect(type).toBe('Feature')
        expect(properties).toEqual(expect.any(Object))
        const lines = {
          Point: [[geometry.coordinates]],
          LineString: [geometry.coordinates],
          MultiLineString: geometry.coordinates,
        }[geometry.type as 'Point'] as [number, number][][]
        for (const line of lines) {
          expect(line.length).toBeGreaterThanOrEqual(geometry.type === 'Point' ? 1 : 2)
          for (const [lon, lat] of line) expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true)
        }
      }
    }
  })
})
