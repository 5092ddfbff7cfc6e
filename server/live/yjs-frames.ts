/** The frames of the y-websocket protocol: a kind, then sync, awareness or auth as in y-protocols. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writePermissionDenied } from 'y-protocols/auth'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'

const kinds = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3 } as const

/** What a client said. `update` covers sync step 2 and single updates; `first` marks the former. */
export type Frame =
  | { readonly says: 'vector'; readonly bytes: Uint8Array }
  | { readonly says: 'update'; readonly bytes: Uint8Array; readonly first: boolean }
  | { readonly says: 'awareness'; readonly bytes: Uint8Array }
  | { readonly says: 'who' }

/** Reads a frame; throws on bytes that are none. */
export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes)
  const kind = decoding.readVarUint(decoder)
  if (kind === kinds.sync) return readSync(decoder)
  if (kind === kinds.awareness) return { says: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
  if (kind === kinds.queryAwareness) return { says: 'who' }
  throw new Error(`no frame of kind ${kind}`)
}

function readSync(decoder: decoding.Decoder): Frame {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === messageYjsSyncStep1) return { says: 'vector', bytes }
  if (step === messageYjsSyncStep2) return { says: 'update', bytes, first: true }
  if (step === messageYjsUpdate) return { says: 'update', bytes, first: false }
  throw new Error(`no step ${step}`)
}

/** Sync step 1: what the server has, so that the client sends the rest. */
export function vectorFrame(vector: Uint8Array): Uint8Array {
  return syncFrame(messageYjsSyncStep1, vector)
}

/** Sync step 2: what the client lacks. */
export function missingFrame(missing: Uint8Array): Uint8Array {
  return syncFrame(messageYjsSyncStep2, missing)
}

/** Makes the frame of an update, once for all who are sent the same bytes. */
export function updateFrames(): (update: Uint8Array) => Uint8Array {
  const made = new WeakMap<Uint8Array, Uint8Array>()
  return update => {
    const frame = made.get(update) ?? syncFrame(messageYjsUpdate, update)
    made.set(update, frame)
    return frame
  }
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kinds.awareness)
  encoding.writeVarUint8Array(encoder, update)
  return encoding.toUint8Array(encoder)
}

/** Tells a client that what it sent was not taken. */
export function deniedFrame(reason: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kinds.auth)
  writePermissionDenied(encoder, reason)
  return encoding.toUint8Array(encoder)
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kinds.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
