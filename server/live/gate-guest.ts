/**
 * The gate for guests: they write in their parts and nowhere else. What was hidden from them stands in their replica as
 * collected garbage, which Yjs tells as deleted whenever a replica sends all that it knows; such shadows are left out, and
 * delete nothing.
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { seesRoot, writesRoot } from '#shared/agreement/guest-view.ts'
import type { GuestPart } from '#shared/agreement/roles.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type Known, rangeWithin, writeDeletes } from './delete-ranges.ts'
import { type Ground, placeAt } from './gate-ground.ts'
import type { DeleteRange } from './gate-read.ts'

/**
 * Refuses an update of a guest with new structs outside of their parts, or that deletes what they see and may not change.
 * Gives what is left of `deletes` without the shadows. The update has been walked.
 */
export function guestDeletes(
  ground: Ground,
  deletes: readonly DeleteRange[],
  parts: readonly GuestPart[],
): DeleteRange[] {
  // One without a place holds nothing any more: it was deleted with what held it before it was ever sent.
  for (const place of ground.places.values())
    if (place !== null && !writesRoot(parts, place.root)) throw new Refusal('read-only')
  const counts = (struct: Known) => mayDelete(ground, struct, parts)
  return deletes.flatMap(range => rangeWithin(ground.doc, range, counts))
}

function mayDelete(ground: Ground, struct: Known, parts: readonly GuestPart[]): boolean {
  if (!(struct instanceof Y.Item) || struct.deleted) return false
  const root = placeAt(ground, struct.id)?.root ?? ''
  if (writesRoot(parts, root)) return true
  // A replica never has a shadow of what it was sent.
  if (seesRoot(parts, root)) throw new Refusal('read-only')
  return false
}

/** The update with `deletes` for its own. `structBytes`: how many bytes at its beginning are structs. */
export function withDeletes(update: Uint8Array, structBytes: number, deletes: readonly DeleteRange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, update.subarray(0, structBytes))
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}
