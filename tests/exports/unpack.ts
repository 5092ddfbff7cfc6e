/** What stands in an exported file, read as text; of a packed one, what stands in all of its parts. */
import { strFromU8, unzipSync } from 'fflate'

/** The parts of a packed file by their names. Fails on bytes that are not UTF-8. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]))
}

/** All text of a file, packed or not. */
export function textIn(bytes: Uint8Array): string {
  const packed = strFromU8(bytes.subarray(0, 2), true) === 'PK'
  return packed ? Object.values(partsOf(bytes)).join('\n') : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
