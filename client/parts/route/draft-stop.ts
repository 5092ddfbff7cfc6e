/** A stop that is being put together before it enters the plan. */

import type { RecordValues } from '#shared/plan/kinds.ts'
import type { Language } from '#shared/plan/plan.ts'
import type { FoundPlace } from '#shared/protocol/routes.ts'
import { blankStop } from './new-records.ts'

export type DraftStop = Pick<RecordValues['stops'], 'name' | 'alias' | 'country' | 'lat' | 'lon' | 'zone'>

export const blankDraft: DraftStop = { name: '', alias: {}, country: '', lat: null, lon: null, zone: null }

/** The draft as a found place fills it: the local name first, the name that it was found by as the reader's alias. */
export function draftFrom(place: FoundPlace, language: Language): DraftStop {
  const { name, alias, country, lat, lon, zone } = place
  const isOther = alias !== '' && alias !== name
  return { name, alias: isOther ? { [language]: { text: alias } } : {}, country, lat, lon, zone }
}

/** What goes into the plan, or null while the one thing that a stop must have is missing: a name. */
export function stopFromDraft(draft: DraftStop): RecordValues['stops'] | null {
  const name = draft.name.trim()
  return name === '' ? null : { ...blankStop, ...draft, name }
}
