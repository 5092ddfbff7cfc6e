/** The time zone of a place, from a map that is part of the program: no place leaves the machine to be looked up. */
import tzLookup from '@photostructure/tz-lookup'
import type { Zone } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

/** The IANA zone at a point in degrees WGS84; Refusal('bad-request') for a point that is not on the earth. */
export function zoneAt(lat: number, lon: number): Zone {
  const onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180
  if (!onEarth) throw new Refusal('bad-request') // also for NaN, which compares as false
  return tzLookup(lat, lon)
}
