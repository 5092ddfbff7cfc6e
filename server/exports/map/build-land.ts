/** Makes the file of land that printed maps are drawn on, from the topology in `world-atlas`. Part of `npm run build`. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { MultiPolygon } from 'geojson'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'

// Land only. The package's file of countries is not read: its borders are one side's view of some of them.
const source = new URL('../../../node_modules/world-atlas/land-50m.json', import.meta.url)
/** A hundred metres, finer than the source is drawn. */
const decimals = 3

/** Writes the land of the world (Natural Earth 1:50m, public domain) into `file`, which gets its name when all is in it. */
export async function buildLand(file: string): Promise<void> {
  const topology = JSON.parse(await readFile(source, 'utf8')) as Topology
  const land = topology.objects.land
  if (!land) throw new Error('The topology of world-atlas holds no land.')
  const shape = feature(topology, land)
  const shapes = shape.type === 'FeatureCollection' ? shape.features : [shape]
  const coordinates = shapes.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : []))
  const begun = `${file}.new`
  await mkdir(dirname(file), { recursive: true })
  await writeFile(begun, JSON.stringify({ type: 'MultiPolygon', coordinates } satisfies MultiPolygon, rounded))
  await rename(begun, file)
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(decimals)) : value
}
