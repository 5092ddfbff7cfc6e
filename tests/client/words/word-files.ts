/** The word files and the code that uses them, as the tests read both. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { languages } from '#shared/words/words.ts'

const root = join(import.meta.dirname, '../../..')
const pluralEnding = /_(zero|one|two|few|many|other)$/

/** All words of a language, by whole key. */
export type WordFile = ReadonlyMap<string, string>

/** The words of every language. */
export const wordFiles: ReadonlyMap<string, WordFile> = new Map(
  languages.map(language => [language, wordsOf(language)] as const),
)

/** A key without the ending of its plural form. */
export function baseOf(key: string): string {
  return key.replace(pluralEnding, '')
}

/** The plural forms under which a key stands, sorted; none for a key without plural. */
export function pluralsOf(words: WordFile, base: string): readonly string[] {
  const endings = [...words.keys()].filter(key => baseOf(key) === base && key !== base)
  return endings.map(key => key.slice(base.length + 1)).sort()
}

/** The names of the placeholders in a text, sorted, each once. */
export function placeholdersOf(text: string): readonly string[] {
  const found = [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(match => match[1] ?? '')
  return [...new Set(found)].sort()
}

function wordsOf(language: string): WordFile {
  const folder = join(root, 'shared/words', language)
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  return new Map(
    files.flatMap(name => entriesOf(name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), 'utf8')))),
  )
}

function entriesOf(prefix: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => entriesOf(`${prefix}.${key}`, inner))
}

/** A piece of syntax, as the parser gives it. */
export type Piece = { readonly type: string; readonly [name: string]: unknown }
/** A source file with its syntax. */
export type Source = { readonly file: string; readonly pieces: readonly Piece[] }

/** The files of some areas. */
export function sourcesIn(...areas: readonly string[]): readonly Source[] {
  return areas.flatMap(filesIn).map(file => {
    const parsed = parseSync(file, readFileSync(join(root, file), 'utf8'))
    return { file, pieces: piecesOf(parsed.program) }
  })
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder)).flatMap(name => {
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}

function piecesOf(value: unknown): Piece[] {
  if (Array.isArray(value)) return value.flatMap(piecesOf)
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(piecesOf)
  return 'type' in value && typeof value.type === 'string' ? [value as Piece, ...inner] : inner
}
