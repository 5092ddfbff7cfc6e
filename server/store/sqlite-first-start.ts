/**
 * Makes the first start whole or not at all. What fills an empty store takes a moment; whoever stops the server meanwhile
 * would be left with half a demo and no way in. A mark in the folder tells the next start to begin again.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const storeFiles = ['twinboard.sqlite', 'twinboard.sqlite-wal', 'twinboard.sqlite-shm']

/** Does `fill` under the mark. Nobody has a way in before it is done, so nothing in the folder is anybody's work till then. */
export async function underMark<T>(folder: string, fill: () => Promise<T>): Promise<T> {
  writeFileSync(mark(folder), 'The first start was not finished; the next one begins again.\n')
  const filled = await fill()
  rmSync(mark(folder))
  return filled
}

/** Clears away a first start that did not come to its end. For whoever holds the folder's lock: it may be another's, in the making. */
export function clearUnfinished(folder: string): void {
  if (!existsSync(mark(folder))) return
  for (const name of storeFiles) rmSync(join(folder, name), { force: true })
  rmSync(mark(folder))
}

function mark(folder: string): string {
  return join(folder, 'first-start.unfinished')
}
