/** A database of one's own on the PostgreSQL of this test run. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { databasesAt } from './postgres.ts'

export type TestDatabase = {
  readonly url: string
  /** Runs SQL in it, by itself and not through a store. */
  tell(sql: string): Promise<void>
  /** Takes away all that the store wrote; its tables stay, and with them the time to make them. */
  empty(): Promise<void>
  /** Takes away the tables as well. */
  clear(): Promise<void>
  drop(): Promise<void>
}

const allRows = `do $$ begin execute (
  select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables
  where schemaname = 'public' and tablename not like 'kysely%'
); end $$`

/** Makes an empty database; the first one in a run waits about a second for the server. One a file is enough. */
export async function testDatabase(): Promise<TestDatabase> {
  const answer = await fetch(inject('postgresDoor'))
  const address = await answer.text()
  if (!answer.ok) throw new Error(address)
  const name = `twinboard_test_${randomUUID().replaceAll('-', '')}`
  const databases = databasesAt(address)
  const url = await databases.url(name)
  const tell = (sql: string) => tellAt(url, sql)
  return {
    url,
    tell,
    empty: () => tell(allRows),
    clear: () => tell('drop schema public cascade; create schema public'),
    drop: () => databases.drop(name),
  }
}

async function tellAt(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
