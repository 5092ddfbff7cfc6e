/** Stores on PostgreSQL, each in a database of its own, for tests. */
import pg from 'pg'
import { openStore } from '#server/store/open.ts'
import type { StoreBench } from '#tests/contracts/store-bench.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'

/** A new database, dropped by `remove`. Nothing is written to its folder, which does not exist. */
export async function postgresBench(): Promise<StoreBench & { readonly url: string }> {
  return benchOn(await testDatabase())
}

/** A bench on a database that stays: `remove` takes away only what is in it, which is quicker than dropping it. */
export function benchOn({ url, drop }: TestDatabase, remove = drop): StoreBench & { readonly url: string } {
  return {
    url,
    open: () => openStore({ folder: '/nowhere', database: url }),
    tamper: sql => tell(url, sql),
    remove,
  }
}

/** Runs SQL in the database at `url`. */
export async function tell(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
