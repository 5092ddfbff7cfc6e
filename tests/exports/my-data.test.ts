/** The file of one's own data: words for every table and column in every language, and nothing that breaks out of its place. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type MyData, myDataFile } from '#server/exports/my-data.ts'
import { traces } from '#server/store/traces.ts'
import { languages } from '#shared/words/words.ts'

const at = 1_809_158_400_000
const tables = traces
  .filter(({ given }) => given.length > 0)
  .map(({ table, given }) => ({ table, rows: [Object.fromEntries(given.map(column => [column, 7]))] }))
const data = (values: Partial<MyData> = {}): MyData => ({
  ...{ tables, name: 'Anna Weber', at, zone: 'Europe/Berlin', boards: new Map([['train', 'Gedenkzug']]) },
  ...values,
})
const partOf = (file: { bytes: Uint8Array }, name: string) => strFromU8(unzipSync(file.bytes)[name] ?? new Uint8Array())

test('G1 every table and column has its words in every language', () => {
  for (const language of languages)
    expect(partOf(myDataFile(data(), language), 'index.html')).not.toMatch(/privacy\.\w+/)
})

test('G1 E3 what people wrote is text in the page, and itself in the JSON', () => {
  const text = '<script>alert(1)</script>'
  const said = { board: 'train', seq: 1, at, language: 'de', text, about: '{"kind":"stop","id":"s1"}', system: null }
  const file = myDataFile(data({ tables: [{ table: 'messages', rows: [said] }] }), 'ar')
  const html = partOf(file, 'index.html')
  expect(html).not.toContain(text)
  expect(html).toContain('Gedenkzug')
  expect(html).toContain('dir="rtl"')
  const { messages } = JSON.parse(partOf(file, 'my-data.json')) as { messages: unknown[] }
  expect(messages).toEqual([{ ...said, about: { kind: 'stop', id: 's1' } }])
})

test('G1 a row that several columns name is given once, and a long list is whole in the JSON', () => {
  const row = { at, event: '{"event":"office"}' }
  const long = Array.from({ length: 700 }, (_, seq) => ({ board: 'train', seq, at }))
  const several = [
    { table: 'register', rows: [row] },
    { table: 'register', rows: [row] },
    { table: 'log', rows: long },
  ]
  const file = myDataFile(data({ tables: several }), 'en')
  const json = JSON.parse(partOf(file, 'my-data.json')) as { register: unknown[]; log: unknown[] }
  expect([json.register.length, json.log.length]).toEqual([1, 700])
  expect(partOf(file, 'index.html')).toContain('All rows stand in my-data.json: 700.')
})
