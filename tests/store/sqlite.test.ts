/** The embedded database held to the contract of all stores. */
import { storeContract } from '#tests/contracts/store-contract.ts'
import { sqliteBench } from './sqlite-bench.ts'

storeContract('SQLite', async () => sqliteBench())
