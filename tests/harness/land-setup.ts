/** The land that maps are drawn on, where no build has made it yet. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildLand } from '#server/exports/map/build-land.ts'

const land = join(import.meta.dirname, '../../dist/land.json')

/** Makes the file once for all test files. */
export default async function setup(): Promise<void> {
  if (!existsSync(land)) await buildLand(land)
}
