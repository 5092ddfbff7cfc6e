/** Steps on the disk that are done when they return: after them, power may fail. */
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** Waits until what the file or folder holds is on the disk. */
export function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Puts a file into another's place, or a new one: whoever looks sees the old one or the new one, also after a power cut. */
export function putInPlace(from: string, to: string): void {
  sync(from)
  renameSync(from, to)
  sync(dirname(to))
}

/** An empty file for the server's own account only. Throws when it is there already. */
export function newFile(path: string): void {
  closeSync(openSync(path, 'wx', 0o600))
}
