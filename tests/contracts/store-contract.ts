/** What every store must hold, whatever database lies under it. A database's own test calls this with its opener. */
import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '#server/store/store.ts'
import { backContract } from './back-contract.ts'
import { feedContract } from './feed-contract.ts'
import { invitationContract } from './invitation-contract.ts'
import { logContract } from './log-contract.ts'
import { nodesContract } from './nodes-contract.ts'
import { partnershipContract } from './partnership-contract.ts'
import { peopleContract } from './people-contract.ts'
import { portraitContract } from './portrait-contract.ts'
import { privacyContract } from './privacy-contract.ts'
import { sessionContract } from './session-contract.ts'
import { signingContract } from './signing-contract.ts'
import type { StoreBench } from './store-bench.ts'
import { settle } from './store-bench.ts'
import { talkContract } from './talk-contract.ts'
import { versionContract } from './version-contract.ts'
import { waysContract } from './ways-contract.ts'

/** The store under test, settled; `reopen` closes it, lets `meanwhile` work on what is stored, and opens it again. */
export type Held = {
  readonly store: Store
  reopen(meanwhile?: (bench: StoreBench) => Promise<void>): Promise<Store>
}

type Contract = (held: Held) => void
const all: readonly Contract[] = [
  logContract,
  peopleContract,
  partnershipContract,
  portraitContract,
  feedContract,
  sessionContract,
  invitationContract,
  backContract,
  talkContract,
  versionContract,
  nodesContract,
  waysContract,
  privacyContract,
  signingContract,
]

/** Holds a kind of store to the contract, or to parts of it; `make` gives an empty place each time. */
export function storeContract(name: string, make: () => Promise<StoreBench>, contracts = all): void {
  describe(name, () => {
    let bench: StoreBench
    let store: Store

    beforeEach(async () => {
      bench = await make()
      store = await bench.open()
      await settle(store)
    })

    afterEach(async () => {
      await store.close()
      await bench.remove()
    })

    const held: Held = {
      get store() {
        return store
      },
      async reopen(meanwhile = async () => undefined) {
        await store.close()
        await meanwhile(bench)
        store = await bench.open()
        return store
      },
    }

    for (const contract of contracts) contract(held)
  })
}
