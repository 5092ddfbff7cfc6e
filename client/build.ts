/**
 * Builds the page, the file of places, the land of maps and the folder of fonts when they are missing or older than what they
 * are made of; `--always` builds in any case. Runs before `npm start`: while nothing has changed it needs none of the packages
 * for building.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildStaleFonts } from '#server/exports/fonts/build-stale.ts'

const root = join(import.meta.dirname, '..')
const client = join(root, 'dist/client')
const places = join(root, 'dist/places.bin')
const fonts = join(root, 'dist/fonts')
const land = join(root, 'dist/land.json')
const stamp = join(root, 'dist/client.stamp')
const madeOf = ['client/**/*.{ts,tsx,css,html,svg}', 'shared/**/*.{ts,json}', 'package-lock.json']

const placesMadeOf = ['server/places/{build,fold,place-file}.ts', 'server/places/names.txt']

const landMadeOf = ['server/exports/map/build-land.ts']

const isForced = process.argv.includes('--always')
await buildStalePlaces()
await buildStaleFonts(fonts, isForced)
await buildStaleLand()
await buildStaleClient()

async function buildStalePlaces(): Promise<void> {
  if (!isForced && existsSync(places) && !(await isOlder(places, placesMadeOf))) return
  const { buildPlaces } = await import('#server/places/build.ts')
  await buildPlaces(places)
}

async function buildStaleLand(): Promise<void> {
  if (!isForced && existsSync(land) && !(await isOlder(land, landMadeOf))) return
  const { buildLand } = await import('#server/exports/map/build-land.ts')
  await buildLand(land)
}

async function isOlder(file: string, sources: readonly string[]): Promise<boolean> {
  const { mtimeMs } = await stat(file)
  const found = await Array.fromAsync(glob(sources, { cwd: root }), async source => stat(join(root, source)))
  return found.some(source => source.mtimeMs > mtimeMs)
}

// The stamp goes first and comes last: a build that was broken off is never taken for a whole one.
async function buildStaleClient(): Promise<void> {
  const wanted = await digestOfSources()
  if (!isForced && existsSync(join(client, 'index.html')) && (await readStamp()) === wanted) return
  const begin = performance.now()
  const { build } = await import('vite')
  await rm(stamp, { force: true })
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' })
  await writeFile(stamp, wanted)
  process.stdout.write(`client built in ${((performance.now() - begin) / 1000).toFixed(1)} s\n`)
}

async function digestOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Array.fromAsync(glob(madeOf, { cwd: root }))).sort()
  for (const file of files) hash.update(`${file}\0`).update(await readFile(join(root, file)))
  return hash.digest('hex')
}

async function readStamp(): Promise<string | null> {
  return existsSync(stamp) ? readFile(stamp, 'utf8') : null
}
