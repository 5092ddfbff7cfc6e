/**
 * Steps from one storage form to the next, for changes that adding a field cannot express. Only the server runs them, when
 * it opens a board, and logs what they wrote like any edit: a step that two people ran at once would lose edits.
 */
import * as Y from 'yjs'
import { SCHEMA } from './kinds.ts'
import { schemaOf } from './read.ts'
import { metaOf } from './records.ts'

/** One step. `run` brings a plan from the form `to - 1` to the form `to`, by ordinary edits. */
export type Migration = { readonly to: number; readonly run: (doc: Y.Doc) => void }

/** The transaction origin of a migration. */
export const migrationOrigin = 'twinboard:migration'

/** Steps by rising number. The first form is 1, so there is none yet. */
const migrations: readonly Migration[] = []

/** How a plan's storage form compares with the one that this code writes; `none` when nothing was ever seeded. */
export function schemaStanding(doc: Y.Doc): 'none' | 'older' | 'same' | 'newer' {
  const schema = schemaOf(doc)
  if (schema === 0) return 'none'
  return schema === SCHEMA ? 'same' : schema < SCHEMA ? 'older' : 'newer'
}

/** Runs the steps that `doc` lacks, in one transaction. The answer is the update to be logged, or null when none ran. */
export function migrate(doc: Y.Doc, steps: readonly Migration[] = migrations): Uint8Array | null {
  const present = schemaOf(doc)
  const lacking = present === 0 ? [] : steps.filter(step => step.to > present)
  if (lacking.length === 0) return null
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    for (const step of lacking) {
      step.run(doc)
      metaOf(doc).set('schema', step.to)
    }
  }, migrationOrigin)
  return Y.encodeStateAsUpdate(doc, before)
}
