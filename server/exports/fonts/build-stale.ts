/** Builds the folder of the fonts when it is missing or older than what says what is in it; otherwise needs no package. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Sees to it that `folder` is as `build.ts` makes it today. */
export async function buildStaleFonts(folder: string, isForced = false): Promise<void> {
  if (!isForced && !isStale(folder)) return
  const { buildFonts } = await import('./build.ts')
  await buildFonts(folder)
}

function isStale(folder: string): boolean {
  const last = join(folder, 'coverage.json')
  if (!existsSync(last)) return true
  const { mtimeMs } = statSync(last)
  const sources = readdirSync(import.meta.dirname).map(file => join(import.meta.dirname, file))
  return sources.some(source => statSync(source).mtimeMs > mtimeMs)
}
