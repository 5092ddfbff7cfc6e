/** PostgreSQL held to the contract of all stores. */
import { afterAll, beforeAll } from 'vitest'
import { openStore } from '#server/store/open.ts'
import { storeContract } from '#tests/contracts/store-contract.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

storeContract('PostgreSQL', async () => ({
  open: () => openStore({ folder: '/nowhere', database: database.url }),
  tamper: sql => database.tell(sql),
  remove: () => database.empty(),
}))
