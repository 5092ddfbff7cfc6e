/** The two pieces that every part of a letter is made of, beside tables. */
import type { Block, Line } from '../content.ts'
import { plain } from '../content-blocks.ts'

/** A heading within a letter. */
export function headed(text: string): Block {
  return { kind: 'heading', line: plain(text) }
}

/** A paragraph of a letter. */
export function said(line: Line): Block {
  return { kind: 'paragraph', line }
}
