/** PostgreSQL held to the contract of all stores. */
import { afterAll, beforeAll } from 'vitest'
import { storeContract } from '#tests/contracts/store-contract.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'
import { benchOn, tell } from './postgres-bench.ts'

/** Quicker than a new database each time: the tables stay, and so does what migrations have been done. */
const empty = `do $$ begin execute (
  select 'truncate ' || string_agg(quote_ident(tablename), ', ') from pg_tables
  where schemaname = 'public' and tablename not like 'kysely%'
); end $$`

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

storeContract('PostgreSQL', async () => benchOn(database, () => tell(database.url, empty)))
