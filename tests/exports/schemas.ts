/**
 * The published schemas of GPX and KML, and the program that checks a file against them. Both come from Debian: where they are
 * not there yet and may be fetched, they are.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

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

/** Only as root: asking for a password in the middle of a test run would hang it. */
function debian(command: readonly string[]): void {
  if (process.getuid?.() !== 0) return
  if (command.length > 0 && run('apt-get', command).status === 0) return
  run('apt-get', ['update', '-qq'])
  if (command.length > 0) run('apt-get', command)
}

function has(program: string): boolean {
  return run('sh', ['-c', `command -v ${program}`]).status === 0
}

function run(program: string, words: readonly string[], options: { cwd?: string; input?: string } = {}) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, words, { ...options, env, encoding: 'utf8' })
}
