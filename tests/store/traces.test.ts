/** The list of where people stand in the tables is complete: a new table that names a member cannot be forgotten. */
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { databaseIn } from '#server/operations/backup.ts'
import { traces } from '#server/store/traces.ts'
import { filledFolder } from '#tests/operations/filled-folder.ts'

/** Names of columns that hold a member, a record of one, or what may name one. */
const namesSomebody = /^(member|member_id|person|here|guest|event|made_by|said_by)$|(?<!proved)_by$/ // how a session was proved is no person
/** Columns that no file for people may hold. */
const secret = /secret|token|hash|salt|password|checksum|public_key|challenge/

async function columns(): Promise<{ table: string; column: string; refersTo: string | null }[]> {
  const filled = await filledFolder()
  const db = new DatabaseSync(databaseIn(filled.folder), { readOnly: true })
  const rows = db
    .prepare(
      `select s.name as "table", c.name as "column", f."table" as refersTo
       from sqlite_schema s join pragma_table_info(s.name) c
       left join pragma_foreign_key_list(s.name) f on f."from" = c.name
       where s.type = 'table' and s.name not like 'kysely%'`,
    )
    .all()
  db.close()
  filled.remove()
  return rows as { table: string; column: string; refersTo: string | null }[]
}

test('G1 G2 every column that names a member stands in the list of server/store/traces.ts', async () => {
  const all = await columns()
  const listed = new Set(traces.map(({ table, column }) => `${table}.${column}`))
  const naming = all.filter(({ column, refersTo }) => namesSomebody.test(column) || refersTo === 'members')
  expect(naming.length).toBeGreaterThan(15)
  expect(naming.map(({ table, column }) => `${table}.${column}`).filter(name => !listed.has(name))).toEqual([])
})

test('G1 the list names only columns that are there, and gives no secret', async () => {
  const all = new Set((await columns()).map(({ table, column }) => `${table}.${column}`))
  const named = traces.flatMap(({ table, column, given }) => [column, ...given].map(each => `${table}.${each}`))
  expect(named.filter(name => !all.has(name))).toEqual([])
  expect(traces.flatMap(({ given }) => given).filter(column => secret.test(column))).toEqual([])
})
