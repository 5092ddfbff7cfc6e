/** Packed files whose bytes depend on what is in them alone: a packer writes the time of packing, and on its own clock too. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** Parts of a packed file that are XML, by their names. */
export type Parts = Readonly<Record<string, string>>

/** `bytes` packed anew with fixed times, in the same order; the parts of XML as `change` gives them. */
export function repacked(bytes: Uint8Array, change: (parts: Parts) => Parts): Uint8Array {
  const packed = unzipSync(bytes)
  const isXml = (name: string) => name.endsWith('.xml') || name.endsWith('.rels')
  const texts = Object.entries(packed).filter(([name]) => isXml(name))
  const changed = change(Object.fromEntries(texts.map(([name, part]) => [name, strFromU8(part)])))
  const written = Object.entries(changed).map(([name, xml]) => [name, strToU8(xml)])
  // The first day that the form knows, read on the machine's own clock as it is written: equal in every zone.
  return zipSync({ ...packed, ...Object.fromEntries(written) }, { mtime: new Date(1980, 0, 1, 12) })
}
