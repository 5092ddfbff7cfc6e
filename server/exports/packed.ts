/** Packed files whose bytes depend on what is in them alone: a packer writes the time of packing, and on its own clock too. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The parts of `bytes` packed anew with fixed times, in the same order; those of XML as `change` gives them. */
export function repacked(bytes: Uint8Array, change: (name: string, xml: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const isXml = name.endsWith('.xml') || name.endsWith('.rels')
    return [name, isXml ? strToU8(change(name, strFromU8(part))) : part] as const
  })
  // The first day that the form knows, read on the machine's own clock as it is written: equal in every zone.
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1, 12) })
}
