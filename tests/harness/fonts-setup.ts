/** The fonts of printed pages, built before the first test when they are missing: a fresh clone has none. */
import { join } from 'node:path'
import { buildStaleFonts } from '#server/exports/fonts/build-stale.ts'

export default async function setup(): Promise<void> {
  await buildStaleFonts(join(import.meta.dirname, '../../dist/fonts'))
}
