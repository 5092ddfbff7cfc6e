/**
 * Which column of a table is which field: by the names that the fields have on the board, in every language of ours, and by
 * names that such columns often have elsewhere.
 */
import { readFileSync } from 'node:fs'
import { loadWords } from '#server/exports/words.ts'
import { fold } from '#server/places/fold.ts'
import { nouns } from '#shared/plan/kinds.ts'
import { type ImportField, type ImportList, importFields, importLists } from '#shared/protocol/imports.ts'
import { languages } from '#shared/words/words.ts'

/** Common names beside our own, by list and field. */
const others: ReadonlyMap<string, readonly string[]> = new Map(
  readFileSync(new URL('./headings.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [field = '', ...known] = line.split('|')
      return [field, known]
    }),
)

/** What a heading says, folded, by list: the field for each name. */
const names: { readonly [L in ImportList]: ReadonlyMap<string, ImportField> } = {
  stops: namesOf('stops'),
  items: namesOf('items'),
  tasks: namesOf('tasks'),
  lines: namesOf('lines'),
}

/** Our own names go first: what we have written we read back. */
function namesOf(list: ImportList): ReadonlyMap<string, ImportField> {
  const found = new Map<string, ImportField>()
  const add = (name: string, field: ImportField) => {
    const folded = fold(name)
    if (folded !== '' && !found.has(folded)) found.set(folded, field)
  }
  for (const language of languages) {
    const { words } = loadWords(language, ['fields'])
    for (const field of importFields[list]) add(words(`fields.${nouns[list]}.${field}`), field)
  }
  for (const field of importFields[list]) {
    add(field, field)
    for (const name of others.get(`${list}.${field}`) ?? []) add(name, field)
  }
  return found
}

/** The field of each heading; a field is given once, to the first heading that names it. */
export function matchingOf(headings: readonly string[], list: ImportList): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return headings.map(heading => {
    const field = fieldNamed(heading, list)
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** What stands in brackets behind a name is an explanation: `Amount (EUR)`. */
function fieldNamed(heading: string, list: ImportList): ImportField | null {
  const known = names[list]
  return known.get(fold(heading)) ?? known.get(fold(heading.replace(/[([{].*$/, ''))) ?? null
}

/** The list that the headings fit best, with what a record cannot be without; the first of them when none fits. */
export function listOf(headings: readonly string[]): ImportList {
  const scores = importLists.map(list => {
    const fields = matchingOf(headings, list).filter(field => field !== null)
    const [needed] = importFields[list]
    const own = fields.filter(field => telling[list].includes(field)).length
    return fields.length + 2 * own + (fields.includes(needed) ? 1 : 0)
  })
  return importLists[scores.indexOf(Math.max(...scores))] ?? 'stops'
}

/** The fields by which a list is known: other lists have no such column. */
const telling: { readonly [L in ImportList]: readonly ImportField[] } = {
  stops: ['lat', 'lon', 'zone', 'arrive', 'depart', 'station'],
  items: ['start', 'end', 'party', 'bring', 'method'],
  tasks: ['due', 'state', 'member'],
  lines: ['planned', 'actual', 'category', 'payer', 'inKind', 'shareRule', 'currency'],
}
