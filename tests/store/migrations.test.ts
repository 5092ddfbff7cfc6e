/** Tables are brought up to date in one step or not at all, and never backwards. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settle } from '#tests/contracts/store-bench.ts'
import { sqliteBench } from './sqlite-bench.ts'

let bench: ReturnType<typeof sqliteBench>

beforeEach(() => {
  bench = sqliteBench()
})
afterEach(() => bench.remove())

test('O4 an empty folder gets every table, and opening again changes nothing', async () => {
  await (await bench.open()).close()
  const made = schema()
  expect(made.length).toBeGreaterThan(15)
  await (await bench.open()).close()
  expect(schema()).toEqual(made)
})

test('O4 a folder that a newer version wrote is refused with a clear sentence and left as it is', async () => {
  const store = await bench.open()
  await settle(store)
  await store.close()
  await bench.tamper(`insert into kysely_migration (name, timestamp) values ('0999-later', '2030-01-01T00:00:00Z')`)
  const before = schema()
  await expect(bench.open()).rejects.toThrow(/newer Twinboard \(schema 0999-later; this one ends at \d{4}-[a-z-]+\)/)
  expect(schema()).toEqual(before)
  await bench.tamper(`delete from kysely_migration where name = '0999-later'`)
  const again = await bench.open()
  expect(await again.people.isEmpty()).toBe(false)
  await again.close()
})

test('F18 a migration that fails leaves no table behind', async () => {
  await bench.tamper('create table decisions (in_the_way integer)') // the last table of the first step
  await expect(bench.open()).rejects.toThrow(/decisions/)
  expect(schema()).toEqual(['create table decisions (in_the_way integer)'.replace('create table', 'CREATE TABLE')])
})

/** What stands in the file, as SQL. */
function schema(): string[] {
  const db = new DatabaseSync(join(bench.folder, 'twinboard.sqlite'))
  const rows = db.prepare('select sql from sqlite_schema where sql is not null order by name').all()
  db.close()
  return rows.map(row => String(row.sql))
}
