/** What of others runs here: few packages, each with its reason, under licences that go with ours, and no script unasked. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

type Locked = {
  readonly dev?: boolean
  readonly license?: string
  readonly hasInstallScript?: boolean
  readonly integrity?: string
}
const own: { dependencies: Record<string, string>; devDependencies: Record<string, string>; allowScripts: object } =
  JSON.parse(read('package.json'))
const locked = Object.entries<Locked>(JSON.parse(read('package-lock.json')).packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Licences that ask for no more than a notice, or only for changes to be shown, and nothing is changed (MPL); one library is linked. */
const licences = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'CC0-1.0',
  'MPL-2.0',
  'BlueOak-1.0.0',
  'MIT-0',
]
const libvips = /^@img\/sharp-/

test('S15 every package is pinned to one version and its checksum, and none to an address', () => {
  const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
    ([, v]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(v),
  )
  expect(loose).toEqual([])
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(read('package-lock.json')).not.toContain('"resolved"')
})

test('S15 scripts of packages run by name only, and nothing that the server needs has one', () => {
  const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))
  expect(Object.keys(own.allowScripts).filter(name => !withScript.includes(name))).toEqual([])
  const onServer = locked.filter(([, { dev, hasInstallScript }]) => !dev && hasInstallScript).map(([path]) => path)
  expect(onServer).toEqual([])
})

test('S15 the licences of what runs on the server go with ours', () => {
  const odd = locked.filter(([path, { dev, license = '' }]) => {
    const parts = license.replace(/[()]/g, '').split(/ (?:AND|OR) /)
    return (
      !dev &&
      !parts.every(part => licences.includes(part) || (part === 'LGPL-3.0-or-later' && libvips.test(nameOf(path))))
    )
  })
  expect(odd.map(([path, { license }]) => `${nameOf(path)}: ${license}`)).toEqual([])
})

test('S15 every package that the server needs has its reason in docs/security-model.md', () => {
  const reasons = read('docs/security-model.md')
  expect(Object.keys(own.dependencies).filter(name => !reasons.includes(`| ${name} |`))).toEqual([])
})
