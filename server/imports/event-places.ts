/** At which stop an event happens. */
import { fold } from '#server/places/fold.ts'
import { toInstant } from '#shared/time.ts'
import type { ImportContext, KnownStop } from './context.ts'
import type { Span } from './event-times.ts'

/** The stop, and what of the location is left for the place there. */
export type Placed = { readonly stop: KnownStop | null; readonly place: string }

/** The stop that a part of `location` names; of several visits to it, the one at that time. */
export function placeOf(location: string, span: Span, { stops }: ImportContext): Placed {
  const parts = location.split(/\s*[,\n;]\s*/).filter(part => part !== '')
  for (const [i, part] of parts.entries()) {
    const wanted = fold(part)
    const named = stops.filter(({ names }) => names.some(name => fold(name) === wanted))
    const stop = named.find(each => isDuring(each, span)) ?? named[0]
    if (stop) return { stop, place: parts.toSpliced(i, 1).join(', ') }
  }
  return { stop: null, place: location.replace(/\s+/g, ' ') }
}

/** The stop where the journey is at that time. */
export function stayAt(span: Span, { stops }: ImportContext): KnownStop | null {
  return stops.find(stop => isDuring(stop, span)) ?? null
}

/** The first stop has no arrival and the last no departure. */
function isDuring({ arrive, depart, zone }: KnownStop, span: Span): boolean {
  if (zone === null || (arrive === null && depart === null)) return false
  const at = span.from ?? toInstant(span.on(zone).start, zone)
  const [from, to] = [arrive && toInstant(arrive, zone), depart && toInstant(depart, zone)]
  if (at === null) return false
  return (from === null || from === '' || at >= Number(from)) && (to === null || to === '' || at <= Number(to))
}
