/**
 * `npm run sbom`: which packages of others run on the server, with version, licence and checksum, as CycloneDX in
 * `dist/sbom.json`. npm writes it from the lock file; its random number and the time are left out, so that the same lock file
 * gives the same bytes.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const asked = [
  'sbom',
  '--omit',
  'dev',
  '--package-lock-only',
  '--sbom-format',
  'cyclonedx',
  '--sbom-type',
  'application',
]

const written = execFileSync('npm', asked, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
const { serialNumber: _random, metadata, ...bill } = JSON.parse(written)
const { timestamp: _now, ...rest } = metadata
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(join(root, 'dist/sbom.json'), `${JSON.stringify({ ...bill, metadata: rest }, null, 2)}\n`)
process.stdout.write('dist/sbom.json\n')
