/** The store in memory that the simulation runs on, held to the contract of the real ones in all that rooms ask of it. */
import { promptDisk } from '#tests/sim/disk.ts'
import { memoryStore } from '#tests/sim/memory-store.ts'
import { MemoryTables } from '#tests/sim/memory-tables.ts'
import { logBehaviour } from './log-contract.ts'
import { morning } from './store-bench.ts'
import { storeContract } from './store-contract.ts'
import { talkContract } from './talk-contract.ts'

const bench = async () => {
  const tables = new MemoryTables(() => morning)
  return {
    open: async () => memoryStore(tables, promptDisk),
    tamper: () => Promise.reject(new Error('there is no SQL in memory')),
    remove: async () => undefined,
  }
}

storeContract('memory', bench, [logBehaviour, talkContract])
