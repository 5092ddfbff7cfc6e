/** Packed files whose bytes depend on what is in them alone: a packer writes the time of packing, and on its own clock too. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

// The first day that the form knows, read on the machine's own clock as it is written: equal in every zone.
const mtime = new Date(1980, 0, 1, 12)

/** A file to be packed. `isStored`: as it is, since it is packed in itself. */
export type Entry = { readonly path: string; readonly bytes: Uint8Array; readonly isStored: boolean }

/** The files in one ZIP, in this order. */
export function packed(entries: readonly Entry[]): Uint8Array {
  const files = entries.map(({ path, bytes, isStored }) => [path, [bytes, { level: isStored ? 0 : 6 }]] as const)
  return zipSync(Object.fromEntries(files) as Zippable, { mtime })
}

/** Parts of a packed file that are XML, by their names. */
export type Parts = Readonly<Record<string, string>>

/** `bytes` packed anew with fixed times, in the same order; the parts of XML as `change` gives them. */
export function repacked(bytes: Uint8Array, change: (parts: Parts) => Parts): Uint8Array {
  const known = unzipSync(bytes)
  const isXml = (name: string) => name.endsWith('.xml') || name.endsWith('.rels')
  const texts = Object.entries(known).filter(([name]) => isXml(name))
  const changed = change(Object.fromEntries(texts.map(([name, part]) => [name, strFromU8(part)])))
  const written = Object.entries(changed).map(([name, xml]) => [name, strToU8(xml)])
  return zipSync({ ...known, ...Object.fromEntries(written) }, { mtime })
}
