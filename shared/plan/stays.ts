/** In which country a journey is from when to when: what a visa is asked for. Counted on the clocks of its stops. */
import { dayOf, daysBetween } from '../time.ts'
import type { Day, LocalTime, Plan, Stop } from './plan.ts'

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
  /** The first and the last day. A journey that begins or ends without a time does so on the plan's first or last day. */
  readonly from: Day | null
  readonly to: Day | null
  /** Calendar days with both of them, and nights between them; null while one is not known. */
  readonly days: number | null
  readonly nights: number | null
}

type Journey = Pick<Plan, 'stops' | 'startDay' | 'endDay'>

/** The stays in travelling order. Coming back to a country is a stay of its own. */
export function countryStays(journey: Journey): CountryStay[] {
  const groups: Stop[][] = []
  for (const stop of journey.stops) {
    const group = groups.at(-1)
    if (group?.[0]?.country === stop.country) group.push(stop)
    else groups.push([stop])
  }
  return groups.flatMap((group, i) => stayOf(group, groups[i - 1]?.at(-1), groups[i + 1]?.[0], journey))
}

function stayOf(
  group: readonly Stop[],
  before: Stop | undefined,
  after: Stop | undefined,
  { startDay, endDay }: Journey,
): CountryStay[] {
  const [first, last] = [group[0], group.at(-1)]
  if (first === undefined || last === undefined) return []
  const enter = first.arrive ?? first.depart
  const leave = last.depart ?? last.arrive
  const begins = before === undefined && first.arrive === null ? startDay : null
  const ends = after === undefined && last.depart === null ? endDay : null
  const from = earlier(begins, enter === null ? null : dayOf(enter))
  const to = later(ends, leave === null ? null : dayOf(leave))
  const nights = from === null || to === null ? null : daysBetween(from, to)
  const isKnown = nights !== null && nights >= 0 // a stay that ends before it begins is a slip of the pen
  return [
    {
      ...{ country: first.country, first, last, enter, leave },
      ...{ leftBefore: before?.depart ?? null, reachedAfter: after?.arrive ?? null },
      ...{ from, to },
      days: isKnown ? nights + 1 : null,
      nights: isKnown ? nights : null,
    },
  ]
}

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b < a) ? b : a
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a
}
