/** What every part of a letter is made of: tables and two pieces more. */
import type { Line, Table } from '../content.ts'
import { plain } from '../content-blocks.ts'

export type LetterBlock = Table | { readonly kind: 'heading' | 'paragraph'; readonly line: Line }

/** A heading within a letter. */
export function headed(text: string): LetterBlock {
  return { kind: 'heading', line: plain(text) }
}

/** A paragraph of a letter. */
export function said(line: Line): LetterBlock {
  return { kind: 'paragraph', line }
}
