/**
 * The published schemas of GPX and KML, and the program that checks a file against them. Both come from Debian: where they are
 * not there yet and may be fetched, they are.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { debian, has, run } from './programs.ts'

const files = { gpx: 'Topografix_gpx11.xsd', kml: 'ogckml22.xsd' } as const
const kept = join(import.meta.dirname, '../../node_modules/.cache/twinboard-schemas')
const inside = 'usr/share/pytrainer/schemas'
const missing =
  'The GPX and KML tests need xmllint and the schemas of Debian: `apt-get install libxml2-utils pytrainer`, or TWINBOARD_TEST_SCHEMAS=<folder of the .xsd files>.'

/** What the schema of `format` has against `text`; nothing when the file is valid. */
export function faultsOf(format: keyof typeof files, text: string): string {
  const schema = join(folder(), files[format])
  const { status, stderr } = run('xmllint', ['--nonet', '--noout', '--schema', schema, '-'], { input: text })
  return status === 0 ? '' : stderr
}

/** The folder of the schemas. Throws, in one line that says how to get them, when they cannot be had. */
function folder(): string {
  if (!has('xmllint')) debian(['install', '-y', '-qq', '--no-install-recommends', 'libxml2-utils'])
  const found = findFolder() ?? download()
  if (found === null || !has('xmllint')) throw new Error(missing)
  return found
}

function findFolder(): string | null {
  const named = process.env.TWINBOARD_TEST_SCHEMAS
  const places = [...(named ? [named] : []), `/${inside}`, join(kept, inside)]
  return places.find(place => Object.values(files).every(file => existsSync(join(place, file)))) ?? null
}

/** Only unpacked, not installed: the program that the schemas come with is not needed. */
function download(): string | null {
  mkdirSync(kept, { recursive: true })
  if (run('apt-get', ['download', '-qq', 'pytrainer'], { cwd: kept }).status !== 0) {
    debian([])
    run('apt-get', ['download', '-qq', 'pytrainer'], { cwd: kept })
  }
  run('sh', ['-c', 'dpkg-deb -x pytrainer_*.deb .'], { cwd: kept })
  return findFolder()
}
