/** A real store on the embedded database, in a folder that goes away with the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#server/store/open.ts'
import type { Store } from '#server/store/store.ts'

export type TempStore = {
  readonly folder: string
  /** Opens the store again after it was closed. */
  open(): Promise<Store>
  remove(): Promise<void>
}

/** An empty folder for a store. */
export async function tempStore(): Promise<TempStore> {
  const folder = await mkdtemp(join(tmpdir(), 'twinboard-'))
  return {
    folder,
    open: () => openStore({ folder }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
