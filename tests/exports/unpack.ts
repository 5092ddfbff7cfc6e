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
  return kind.startsWith('PK')
    ? Object.values(partsOf(bytes)).join('\n')
    : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** The text layer of a PDF, page by page. */
async function pdfText(bytes: Uint8Array): Promise<string> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(''))
  }
  await loading.destroy()
  return pages.join('\n')
}
