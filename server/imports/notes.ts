/** Gathers what could not be taken over, so that a person sees each kind once with where it was met. */
import type { ImportField, ImportNote, ImportNoteCode } from '#shared/protocol/imports.ts'

/** The most places that one note names, and the most of a value that it shows. */
const rowsNamed = 8
const exampleCharacters = 60

export type Notes = {
  /** Notes `code`, met at `row`. */
  add(
    code: ImportNoteCode,
    row: number | null,
    about?: { readonly field?: ImportField; readonly example?: string },
  ): void
  readonly all: readonly ImportNote[]
}

/** A new sheet of notes. */
export function notes(): Notes {
  const kept = new Map<string, ImportNote>()
  return {
    add: (code, row, { field, example } = {}) => {
      const key = `${code} ${field ?? ''}`
      const known = kept.get(key) ?? {
        code,
        count: 0,
        rows: [],
        ...(field && { field }),
        ...(example && { example: short(example) }),
      }
      const rows = row === null || known.rows.length >= rowsNamed ? known.rows : [...known.rows, row]
      kept.set(key, { ...known, count: known.count + 1, rows })
    },
    get all() {
      return [...kept.values()]
    },
  }
}

function short(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' ').trim())
  return letters.length > exampleCharacters ? `${letters.slice(0, exampleCharacters).join('')}…` : letters.join('')
}
