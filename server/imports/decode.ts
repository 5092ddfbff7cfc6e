/** Bytes to text: by byte order mark, by what the file says of itself, or by what the bytes can be. */
import type { ImportEncoding } from '#shared/protocol/imports.ts'
import { importEncodings } from '#shared/protocol/imports.ts'

/** `isSure`: false when it was found by looking at how letters are spread, which can be wrong. */
export type Decoded = { readonly text: string; readonly encoding: ImportEncoding; readonly isSure: boolean }

/** The text of `bytes`, without byte order mark and with whole characters only. `wanted` goes before every guess. */
export function decode(bytes: Uint8Array, wanted?: ImportEncoding): Decoded {
  const marked = byMark(bytes)
  const said = marked ?? wanted ?? saidInXml(bytes)
  if (said) return { text: textOf(bytes, said), encoding: said, isSure: true }
  const wide = withoutMark(bytes)
  if (wide) return { text: textOf(bytes, wide), encoding: wide, isSure: false }
  if (isUtf8(bytes)) return { text: textOf(bytes, 'utf-8'), encoding: 'utf-8', isSure: true }
  const encoding = byLetters(bytes)
  return { text: textOf(bytes, encoding), encoding, isSure: false }
}

function textOf(bytes: Uint8Array, encoding: ImportEncoding): string {
  return new TextDecoder(encoding).decode(bytes).toWellFormed()
}

function byMark([a, b, c]: Uint8Array): ImportEncoding | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** `<?xml version="1.0" encoding="windows-1251"?>` */
function saidInXml(bytes: Uint8Array): ImportEncoding | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const said = /^<\?xml[^>]*\bencoding=["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase()
  const name = said?.replace(/^iso-8859-1$/, 'windows-1252') // as browsers do: the second is the first with more signs
  return importEncodings.find(each => each === name) ?? null
}

/** UTF-16 without a mark: every other byte of Latin text is zero. */
function withoutMark(bytes: Uint8Array): ImportEncoding | null {
  const head = bytes.subarray(0, 400)
  const zeros = [0, 0]
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 4 && even === 0) return 'utf-16le'
  return even > head.length / 4 && odd === 0 ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * In Western text letters with accents stand alone among plain ones; Russian and Arabic words are of nothing else. Which of the
 * two it is, the most frequent letters tell: о, е, а in Windows-1251, ا, ل in Windows-1256.
 */
function byLetters(bytes: Uint8Array): ImportEncoding {
  const counts = new Map<number, number>()
  let high = 0
  let besides = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0xc0) continue
    high++
    if ((bytes[i + 1] ?? 0) >= 0xc0 || (bytes[i - 1] ?? 0) >= 0xc0) besides++
    counts.set(byte, (counts.get(byte) ?? 0) + 1)
  }
  if (besides < high / 2) return 'windows-1252'
  const often = (letters: readonly number[]) => letters.reduce((sum, letter) => sum + (counts.get(letter) ?? 0), 0)
  return often([0xc7, 0xe1]) > often([0xee, 0xe5, 0xe0, 0xe8]) ? 'windows-1256' : 'windows-1251'
}
