/** What stands in an exported file, read as text; of a packed one, what stands in all of its parts. */
import { strFromU8, unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The parts of a packed file by their names. Fails on bytes that are not UTF-8. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]))
}

/** All text of a file, packed or not. */
export async function textIn(bytes: Uint8Array): Promise<string> {
  const kind = strFromU8(bytes.subarray(0, 4), true)
  if (kind === '%PDF') return pdfText(bytes)
  if (!kind.startsWith('PK')) return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('.sig')) // a signature is no text
  return (await Promise.all(parts.map(([, part]) => textIn(part)))).join('\n')
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  return (await pagesIn(bytes)).join('\n')
}

/** The text layer of each page of a PDF. */
export async function pagesIn(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(''))
  }
  await loading.destroy()
  return pages
}
