/** The map in words, for whoever does not see it. */
import type { Plan, Stop } from '#shared/plan/plan.ts'
import { pointOf, routeSummary } from '#shared/plan/route.ts'
import type { Reader } from '../reader.ts'

/** Of longer routes only so many stops between the ends are named. */
const most = 8

/** From where over which stops to where the route leads, how many stops and kilometres it has, and what is not on the map. */
export function mapAlt(plan: Plan, reader: Reader): string {
  const { words } = reader
  const shown = plan.stops.filter(stop => pointOf(stop) !== null)
  const missing = plan.stops.filter(stop => pointOf(stop) === null)
  const notShown = missing.length === 0 ? '' : words('export.mapMissing', { places: listed(missing, reader) })
  return [routeWords(plan, shown, reader), notShown].filter(Boolean).join(' ')
}

function routeWords(plan: Plan, shown: readonly Stop[], reader: Reader): string {
  const { words } = reader
  const name = (stop: Stop | undefined) => (stop ? nameOf(stop, reader) : '')
  if (shown.length === 1) return words('export.mapOfOne', { place: name(shown[0]) })
  const { stops, km } = routeSummary(plan)
  const facts = {
    from: name(shown[0]),
    to: name(shown.at(-1)),
    stops: words('export.stops', { count: stops }),
    km: reader.km(Math.round(km)),
  }
  const between = shown.slice(1, -1)
  if (between.length === 0) return words('export.mapOfTwo', facts)
  return words('export.mapOfMany', { ...facts, over: listed(between, reader) })
}

function listed(stops: readonly Stop[], reader: Reader): string {
  const places = stops
    .slice(0, most)
    .map(stop => nameOf(stop, reader))
    .join(', ')
  const more = stops.length - most
  return more > 0 ? reader.words('export.mapMore', { places, count: more }) : places
}

function nameOf(stop: Stop, reader: Reader): string {
  return reader.stop(stop) || reader.words('export.stop')
}
