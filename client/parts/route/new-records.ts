/** A stop and a way as they begin: everything open, nothing guessed. */
import type { RecordValues } from '#shared/plan/kinds.ts'
import type { WayOn } from './line-rows.ts'

/** The fields of a stop that nobody has filled in yet. */
export const blankStop: RecordValues['stops'] = {
  name: '',
  alias: {},
  station: '',
  country: '',
  lat: null,
  lon: null,
  zone: null,
  arrive: null,
  depart: null,
  host: null,
  note: {},
}

/** A way between two neighbours, of which nothing is known yet but that most of them are trains. */
export function newLeg({ from, to }: Pick<WayOn, 'from' | 'to'>): RecordValues['legs'] {
  return {
    from: from.id,
    to: to.id,
    mode: 'train',
    number: '',
    distanceKm: null,
    borderMinutes: 0,
    status: 'unknown',
    checkedOn: null,
    note: {},
  }
}
