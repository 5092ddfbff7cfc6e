/** Unpacking with an end: what a small file unpacks to must not fill the memory of whoever only wanted to look. */
import { Unzlib } from 'fflate'

/** Bytes that a file may have, unpacked. The largest board's plan is far below. */
export const mostBytes = 64 * 1024 * 1024

/** A zlib stream unpacked. Throws a RangeError when it grows beyond `mostBytes`, and for what is no such stream. */
export function inflated(packed: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = []
  let length = 0
  const stream = new Unzlib(piece => {
    length += piece.length
    if (length > mostBytes) throw new RangeError('the file unpacks to more than a plan can have')
    pieces.push(piece)
  })
  const step = 64 * 1024
  for (let at = 0; at < packed.length; at += step)
    stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
