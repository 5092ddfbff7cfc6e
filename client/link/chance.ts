/** Chance has this one door in the client. */
import { type Id, idBytes, idFrom } from '#shared/ids.ts'

/** A new id for a record, a message or this page's edits. */
export function newId(): Id {
  return idFrom(crypto.getRandomValues(new Uint8Array(idBytes)))
}
