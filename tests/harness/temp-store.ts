/** A real store on the embedded database, in a folder that goes away with the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '#server/store/store.ts'
import { openPrepared } from './empty-store.ts'

export type TempStore = {
  readonly folder: string
  /** Opens the store again after it was closed. */
  open(): Promise<Store>
  remove(): Promise<void>
}

/** A folder with an empty store. */
export async function tempStore(): Promise<TempStore> {
  const folder = await mkdtemp(join(tmpdir(), 'twinboard-'))
  return {
    folder,
    open: () => openPrepared(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
