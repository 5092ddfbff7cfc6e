/** Names in a file that mean somebody or something of the board: committees, members, stops. */
import { fold } from '#server/places/fold.ts'
import type { Id } from '#shared/ids.ts'
import type { ImportField } from '#shared/protocol/imports.ts'
import type { ImportContext, KnownStop } from './context.ts'
import type { Notes } from './notes.ts'

/** The committee of a city; null, and noted, when none or more than one is called so. */
export function committeeNamed(
  name: string,
  field: ImportField,
  row: number,
  { committees }: ImportContext,
  notes: Notes,
): Id | null {
  return onlyOne(
    name,
    committees.map(({ id, name: city }) => ({ id, names: [city] })),
    field,
    row,
    notes,
  )
}

/** The member of a name. */
export function memberNamed(name: string, row: number, { members }: ImportContext, notes: Notes): Id | null {
  return onlyOne(
    name,
    members.map(each => ({ id: each.id, names: [each.name] })),
    'member',
    row,
    notes,
  )
}

/** The stop of a name. Of several visits to one place, none can be told apart by it. */
export function stopNamed(name: string, row: number, { stops }: ImportContext, notes: Notes): Id | null {
  return onlyOne(name, stops, 'stop', row, notes)
}

type Named = Pick<KnownStop, 'id' | 'names'>

function onlyOne(name: string, all: readonly Named[], field: ImportField, row: number, notes: Notes): Id | null {
  const wanted = fold(name)
  if (wanted === '') return null
  const found = all.filter(({ names }) => names.some(each => fold(each) === wanted))
  if (found.length === 1) return found[0]?.id ?? null
  notes.add('reference-unknown', row, { field, example: name })
  return null
}
