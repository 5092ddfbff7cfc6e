/**
 * One at a time in a folder. The lock is an open transaction on a file in it: the system lets go of it when the process dies,
 * however it dies.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

export type FolderLock = { close(): void }

/**
 * Takes the data folder for this process. Two servers on one folder would each hold their own rooms and overwrite what people
 * see. Throws when another process has it.
 */
export function lockFolder(folder: string): FolderLock {
  return lockFile(join(folder, 'twinboard.lock'), `Another Twinboard is running on the data folder ${folder}.`)
}

/** Takes a lock file. Throws an error that says `taken` when another process has it. */
export function lockFile(file: string, taken: string): FolderLock {
  const lock = new DatabaseSync(file)
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (cause) {
    lock.close()
    throw new Error(taken, { cause })
  }
}
