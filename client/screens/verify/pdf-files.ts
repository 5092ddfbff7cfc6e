/**
 * The files attached to a PDF, without a PDF library: an attachment is a stream of its own whose dictionary says so
 * (ISO 32000-2, 7.11.4), plain or deflated, and no writer packs it into another object.
 */
import type { Entry } from './entries.ts'
import { inflated } from './inflate.ts'

/** The attachments, in the order in which they stand. Throws for one that cannot be unpacked. */
export function filesInPdf(bytes: Uint8Array): Entry[] {
  const text = latin1(bytes)
  const found: Entry[] = []
  for (const { index } of text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)) {
    const begin = /\bstream(?:\r\n|\n)/g
    begin.lastIndex = index
    const start = begin.exec(text) === null ? -1 : begin.lastIndex
    const end = text.indexOf('endstream', start)
    if (start < 0 || end < 0) throw new SyntaxError('an attachment of the PDF has no end')
    const dictionary = text.slice(text.lastIndexOf(' obj', index), start)
    const stream = bytes.subarray(start, end)
    const content = /\/FlateDecode\b/.test(dictionary) ? inflated(stream) : stream
    found.push({ name: `attachment ${found.length + 1}`, bytes: content })
  }
  return found
}

/** One letter a byte, so that places in the text are places in the bytes. */
function latin1(bytes: Uint8Array): string {
  const piece = 32_768
  let text = ''
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece))
  return text
}
