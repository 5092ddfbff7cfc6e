/** In which country a journey is from when to when: what a visa is asked for. Counted on the clocks of its stops. */
import { dayOf, daysBetween } from '../time.ts'
import type { LocalTime, Plan, Stop } from './plan.ts'

/** Stops that follow each other in one country. */
export type CountryStay = {
  /** ISO 3166-1 alpha-2, or empty when the plan does not say it. */
  readonly country: string
  readonly first: Stop
  readonly last: Stop
  /** The first and the last that is known of the stay, on the clock of its stop; null when nothing is. */
  readonly enter: LocalTime | null
  readonly leave: LocalTime | null
  /** When the last stop before is left and the next one after is reached, each on its own clock: the border lies between. */
  readonly leftBefore: LocalTime | null
  readonly reachedAfter: LocalTime | null
  /** Calendar days with the first and the last, and nights between them; null while one end is not known. */
  readonly days: number | null
  readonly nights: number | null
}

/** The stays in travelling order. Coming back to a country is a stay of its own. */
export function countryStays({ stops }: Pick<Plan, 'stops'>): CountryStay[] {
  const groups: Stop[][] = []
  for (const stop of stops) {
    const group = groups.at(-1)
    if (group?.[0]?.country === stop.country) group.push(stop)
    else groups.push([stop])
  }
  return groups.flatMap((group, i) => stayOf(group, groups[i - 1]?.at(-1), groups[i + 1]?.[0]))
}

function stayOf(group: readonly Stop[], before: Stop | undefined, after: Stop | undefined): CountryStay[] {
  const [first, last] = [group[0], group.at(-1)]
  if (first === undefined || last === undefined) return []
  const enter = first.arrive ?? first.depart
  const leave = last.depart ?? last.arrive
  const nights = enter === null || leave === null ? null : daysBetween(dayOf(enter), dayOf(leave))
  const isKnown = nights !== null && nights >= 0 // a stay that ends before it begins is a slip of the pen
  return [
    {
      country: first.country,
      first,
      last,
      enter,
      leave,
      leftBefore: before?.depart ?? null,
      reachedAfter: after?.arrive ?? null,
      days: isKnown ? nights + 1 : null,
      nights: isKnown ? nights : null,
    },
  ]
}
