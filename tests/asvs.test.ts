/** Holds docs/asvs.md to the standard and to what is there: each number once, and no file, rule or test that does not exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** OWASP ASVS 5.0.0: the levels of the requirements of each section, in order. */
const levels = `1.1 22 · 1.2 1111122223 · 1.3 112222222223 · 1.4 222 · 1.5 123 · 2.1 122 · 2.2 112 · 2.3 12223 · 2.4 23 · 3.1 3 ·
3.2 113 · 3.3 12223 · 3.4 11222233 · 3.5 11122333 · 3.6 3 · 3.7 22333 · 4.1 12233 · 4.2 23333 · 4.3 22 · 4.4 1222 · 5.1 2 · 5.2 112333 ·
5.3 113 · 5.4 222 · 6.1 122 · 6.2 111111112222 · 6.3 11223333 · 6.4 112233 · 6.5 22222333 · 6.6 2223 · 6.7 33 · 6.8 2222 · 7.1 222 ·
7.2 1111 · 7.3 22 · 7.4 11222 · 7.5 223 · 7.6 22 · 8.1 1233 · 8.2 1123 · 8.3 133 · 8.4 23 · 9.1 111 · 9.2 1222 · 10.1 22 · 10.2 223 ·
10.3 22223 · 10.4 1111122222233333 · 10.5 22222 · 10.6 22 · 10.7 222 · 11.1 2233 · 11.2 22233 · 11.3 11233 · 11.4 1222 · 11.5 23 ·
11.6 23 · 11.7 33 · 12.1 12233 · 12.2 11 · 12.3 22223 · 13.1 2333 · 13.2 222223 · 13.3 2233 · 13.4 1222233 · 14.1 22 · 14.2 12223333 ·
14.3 122 · 15.1 12233 · 15.2 12233 · 15.3 1222222 · 15.4 3333 · 16.1 2 · 16.2 22222 · 16.3 2222 · 16.4 222 · 16.5 2223 · 17.1 23 ·
17.2 22223333 · 17.3 22`

const asked = levels.split('·').flatMap(section => {
  const [name = '', each = ''] = section.trim().split(' ')
  return [...each].flatMap((level, i) => (level === '3' ? [] : [`V${name}.${i + 1} ${level}`]))
})
const rows = [...read('docs/asvs.md').matchAll(/^\| (V[\d.]+) \| ([12]) \| (.*) \| (.*) \| (.*) \| ?(.*) \|$/gm)].map(
  ([, number, level, state, how, where, by]) => ({
    number,
    level,
    state,
    how: how ?? '',
    where: where ?? '',
    by: by ?? '',
  }),
)

test('S16 every number of levels 1 and 2 is answered once, with how or why not', () => {
  expect(asked).toHaveLength(70 + 183)
  expect(rows.map(({ number, level }) => `${number} ${level}`)).toEqual(asked)
  expect(rows.filter(({ state }) => !['met', 'n/a', 'not met'].includes(state ?? ''))).toEqual([])
  expect(rows.filter(({ how }) => how.length < 8)).toEqual([])
  expect(rows.filter(({ state, where }) => state === 'met' && where === '')).toEqual([])
})

test('S16 the sums at its head are those of its rows', () => {
  const count = (state: string) => rows.filter(row => row.state === state).length
  const said = read('docs/asvs.md')
    .match(/^(\d+) are met, (\d+) are not applicable, (\d+) are not met\.$/m)
    ?.slice(1)
  expect(said?.map(Number)).toEqual([count('met'), count('n/a'), count('not met')])
})

test('S16 each file, rule and test that an answer names is there', () => {
  const rules = new Set([...read('SPEC.md').matchAll(/^- ([A-Z]{1,2}\d+[a-z]?) /gm)].map(found => found[1] ?? ''))
  const tests = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(test|spec)\.tsx?$/.test(name))
    .map(name => read(`tests/${name}`))
    .join('\n')
  const missing = rows.flatMap(({ number, where, by }) => {
    const files = [...where.matchAll(/`([^`]+)`/g)]
      .map(found => found[1] ?? '')
      .filter(file => !existsSync(join(root, file)))
    const titles = [...by.matchAll(/“([^”]+)”/g)].map(found => found[1] ?? '').filter(title => !tests.includes(title))
    const unknown = (by.replace(/“[^”]+”/g, '').match(/[A-Z]{1,2}\d+[a-z]?/g) ?? []).filter(rule => !rules.has(rule))
    return [...files, ...titles, ...unknown].map(what => `${number}: ${what}`)
  })
  expect(missing).toEqual([])
})
