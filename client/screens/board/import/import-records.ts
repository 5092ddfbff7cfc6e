/** What was found in a file as records of the plan, and whether the plan has room for them. Pure. */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { addRecords, seedPlan } from '#shared/plan/edits.ts'
import { recordCounts } from '#shared/plan/fullness.ts'
import { kinds, type RecordValues } from '#shared/plan/kinds.ts'
import type { Language, Plan } from '#shared/plan/plan.ts'
import { newReplica } from '#shared/plan/replica.ts'
import type { FoundRecord, ImportList } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'

/** What there is no room for, and how many more records would fit; of bytes that is not known. */
export type NoRoom =
  | { readonly measure: 'stops' | 'records'; readonly left: number }
  | { readonly measure: 'boardBytes' }

/** The values of found records, their texts in `language`. */
export function recordsFrom<L extends ImportList>(
  list: L,
  found: readonly FoundRecord<L>[],
  language: Language,
): Partial<RecordValues[L]>[] {
  const words: readonly string[] = kinds[list].words
  return found.map(({ values }) => {
    const entries = Object.entries(values).map(([field, value]) =>
      words.includes(field) ? [field, { [language]: { text: value } }] : [field, value],
    )
    return Object.fromEntries(entries) as Partial<RecordValues[L]> // the fields of the list, with their texts as wordings
  })
}

/** What the plan has no room for; null when all of it fits. `doc` is the board as it stands. */
export function noRoomFor<L extends ImportList>(
  doc: Y.Doc,
  plan: Plan,
  list: L,
  records: readonly Partial<RecordValues[L]>[],
): NoRoom | null {
  const used = recordCounts(plan)
  const added = records.length
  if (list === 'stops' && used.stops + added > limits.stops)
    return { measure: 'stops', left: room(limits.stops - used.stops) }
  if (used.records + added > limits.records) return { measure: 'records', left: room(limits.records - used.records) }
  const bytes = Y.encodeStateAsUpdate(doc).byteLength + bytesOf(list, records, plan.languages)
  return bytes > limits.boardBytes ? { measure: 'boardBytes' } : null
}

function room(left: number): number {
  return Math.max(0, left)
}

/** What the records add to a board, found by writing them into an empty one. */
function bytesOf<L extends ImportList>(
  list: L,
  records: readonly Partial<RecordValues[L]>[],
  languages: readonly Language[],
): number {
  const trial = newReplica()
  seedPlan(trial, { title: '', language: languages[0] ?? 'en', languages })
  const withIds = records.map((values, i) => ({ id: trialId(i), values }))
  addRecords(trial, list, withIds, 'end')
  const { byteLength } = Y.encodeStateAsUpdate(trial)
  trial.destroy()
  return byteLength
}

/** As long as a real one. */
function trialId(i: number): Id {
  return `trial-${String(i).padStart(10, '0')}`
}
