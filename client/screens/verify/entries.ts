/** What was chosen, as plain files: a ZIP and a PDF are opened, and what lies in them counts as chosen. */
import { unzipSync } from 'fflate'
import { mostBytes } from './inflate.ts'
import { filesInPdf } from './pdf-files.ts'

export type Entry = { readonly name: string; readonly bytes: Uint8Array }

/** Names within a ZIP that can matter here. */
const wanted = /\.(json|sig|pem)$/i

/** The files, opened where they hold others. Throws for one that is damaged. */
export function entriesOf(chosen: readonly Entry[]): Entry[] {
  return chosen.flatMap(entry => {
    const { bytes } = entry
    if (begins(bytes, 'PK\u0003\u0004')) return filesInZip(bytes)
    return begins(bytes, '%PDF-') ? filesInPdf(bytes) : [entry]
  })
}

function filesInZip(bytes: Uint8Array): Entry[] {
  const files = unzipSync(bytes, { filter: ({ name, originalSize }) => wanted.test(name) && originalSize <= mostBytes })
  return Object.entries(files).map(([name, content]) => ({ name, bytes: content }))
}

function begins(bytes: Uint8Array, sign: string): boolean {
  return Array.from(sign).every((letter, i) => bytes[i] === letter.charCodeAt(0))
}
