/** The check that no secret comes to the tables as itself. */
import type { Hash } from './store.ts'

/** `hash`, if it is one: a secret that was given in plain would lie in the file for whoever copies it. */
export function checked(hash: Hash): Hash {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('A secret is stored as its SHA-256 in hex, never as itself.')
  return hash
}
