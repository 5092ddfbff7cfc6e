/**
 * What is attached to a PDF. Ours carry the whole plan so. Only streams that say of themselves that they are an attached file
 * are unpacked, each within bounds; nothing else of a PDF is read.
 */
import { inflateSync } from 'node:zlib'
import { limits } from '#shared/protocol/limits.ts'

/** More are not looked at. */
const mostAttachments = 20
const mark = '/EmbeddedFile'
/** The description of a stream is a few lines. */
const mostHead = 4096

/** The attached files of a PDF, in their order; those that cannot be unpacked are passed over. */
export function* attachmentsIn(bytes: Uint8Array): Generator<Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  for (let found = 0; found < mostAttachments; found++) {
    at = file.indexOf(mark, at)
    if (at < 0) return
    const isList = file[at + mark.length] === 0x73 // "/EmbeddedFiles" lists them
    const content = isList ? null : streamAt(file, at)
    if (content !== null) yield content
    at += mark.length
  }
}

function streamAt(file: Buffer, at: number): Uint8Array | null {
  const opening = file.indexOf('stream', at)
  if (opening < 0 || opening - at > mostHead) return null
  const head = file.toString('latin1', Math.max(0, at - mostHead), opening)
  const own = head.slice(head.lastIndexOf(' obj') + 1)
  const length = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(own)?.[1])
  const start = opening + 'stream'.length + (file[opening + 6] === 0x0d ? 2 : 1)
  if (!Number.isInteger(length) || start + length > file.length) return null
  const content = file.subarray(start, start + length)
  return own.includes('/FlateDecode') ? inflated(content) : own.includes('/Filter') ? null : content
}

function inflated(content: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(content, { maxOutputLength: limits.importTextBytes })
  } catch {
    return null
  }
}
