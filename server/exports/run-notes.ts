/** What must be said beside a piece of text: the language when it is not the reader's, and that it is older than its source. */
import { turnedBack } from './bidi.ts'
import type { Line } from './content.ts'
import type { Reader, Run } from './reader.ts'

/** The remarks, in the reader's language. Signs that only stand between two pieces need none. */
export function notesOf({ text, language, stale }: Run, reader: Reader): string[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return []
  return [
    ...(language === undefined ? [] : [reader.languageName(language)]),
    ...(stale ? [reader.words('export.olderMark')] : []),
  ]
}

/** A line as plain text, its remarks in brackets behind each piece. */
export function noted(line: Line, reader: Reader): string {
  return line.map(run => [turnedBack(run.text), ...notesOf(run, reader).map(note => `(${note})`)].join(' ')).join('')
}
