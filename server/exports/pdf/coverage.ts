/** Which signs the fonts on hand can print. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CodeRange } from '../fonts/font-file.ts'

/** Tells whether one font has all signs of `text`; a letter and the marks on it are always set in the same one. */
export type Covers = (text: string) => boolean

/** Ranges of code points by family of fonts. */
export type Coverage = Readonly<Record<string, readonly CodeRange[]>>

/** Shape or order what stands beside them, and are never drawn themselves. */
const unseen = /^\p{Default_Ignorable_Code_Point}$/u
const highest = 0x40000

/** What the build wrote about the fonts in `folder`. */
export async function readCoverage(folder: string): Promise<Coverage> {
  return JSON.parse(await readFile(join(folder, 'coverage.json'), 'utf8'))
}

/** Asks `coverage`. At most 32 families: each code point has a bit for each of them. */
export function coversOf(coverage: Coverage): Covers {
  const families = new Uint32Array(highest)
  for (const [bit, ranges] of Object.values(coverage).entries())
    for (const [from, to] of ranges)
      for (let code = from; code <= to && code < highest; code++) families[code] = (families[code] ?? 0) | (1 << bit)
  return text => {
    let common = -1
    for (const sign of text) {
      const code = sign.codePointAt(0) ?? 0
      const has = families[code] ?? 0
      if (has === 0 && unseen.test(sign)) continue
      common &= has
    }
    return common !== 0
  }
}
