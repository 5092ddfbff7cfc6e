/** What a file is, by what stands in it; what its sender calls it counts for nothing (trust.md S12). */
import { Refusal } from '#shared/protocol/refusals.ts'

export type FileKind = 'zip' | 'pdf' | 'ics' | 'json' | 'xml' | 'table'

/** A file that is packed in another form, by its first bytes. */
export function packedKind(bytes: Uint8Array): 'zip' | 'pdf' | null {
  const head = String.fromCharCode(...bytes.subarray(0, 5))
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return 'zip'
  return head === '%PDF-' ? 'pdf' : null
}

/** What a text is, by how it begins. Refusal('import-unknown') for what is no text. */
export function textKind(text: string): Exclude<FileKind, 'zip' | 'pdf'> {
  const start = text.trimStart().slice(0, 200)
  if (start.startsWith('{')) return 'json'
  if (start.startsWith('<')) return 'xml'
  if (/^BEGIN:VCALENDAR\b/i.test(start)) return 'ics'
  if (start === '' || isBinary(text)) throw new Refusal('import-unknown')
  return 'table'
}

// Text has line breaks and tabs; of other control characters a stray one at most. A NUL is in no text at all.
function isBinary(text: string): boolean {
  const head = text.slice(0, 4096)
  const odd = head.match(/(?![\t\n\r\f])\p{Cc}|\ufffd/gu)?.length ?? 0
  return head.includes('\0') || odd > head.length / 50 + 3
}
