/** The line as rows: each stop with what happens there, what is wrong there, and the way on to the next stop. */
import type { Id } from '#shared/ids.ts'
import type { Warning, WarningCode } from '#shared/plan/checks.ts'
import type { Leg, Plan, ProgrammeItem, Stop } from '#shared/plan/plan.ts'
import { journeyMinutes, type Way, waysOf } from '#shared/plan/route.ts'

/** The way on from a stop, with what is wrong on it. Its leg is null while nobody said how to travel. */
export type WayOn = Way & {
  /** Minutes of the journey over both zones; null while one of the times is unknown. */
  readonly minutes: number | null
  readonly warnings: readonly Warning[]
}

export type LineRow = {
  /** That of the stop: by it an unchanged row is known again. */
  readonly id: Id
  readonly stop: Stop
  readonly index: number
  readonly visits: readonly ProgrammeItem[]
  readonly warnings: readonly Warning[]
  /** The way to the next stop; null after the last. */
  readonly way: WayOn | null
}

/** What the line says by itself: an empty host, a gap between two stops, a lost way, a wording's own mark. */
const saidByLine: readonly WarningCode[] = ['stop-without-host', 'leg-missing', 'leg-stranded', 'wordings-stale']

/** Rows in travelling order. Each warning stands once: at its stop or way, that of a programme item at the item's stop. */
export function lineRows(plan: Plan, warnings: readonly Warning[]): LineRow[] {
  const visits = visitsByStop(plan)
  const placed = warningsByPlace(plan, warnings)
  const ways = waysOf(plan)
  return plan.stops.map((stop, index) => {
    const way = ways[index]
    return {
      id: stop.id,
      stop,
      index,
      visits: visits.get(stop.id) ?? [],
      warnings: placed.get(stop.id) ?? [],
      way: way ? wayOn(way, placed.get(way.leg?.id ?? '') ?? []) : null,
    }
  })
}

function wayOn(way: Way, warnings: readonly Warning[]): WayOn {
  return { ...way, minutes: journeyMinutes(way.from, way.to), warnings }
}

/** The ways whose stops no longer follow each other: kept and shown, since somebody typed them. */
export function lostLegs(plan: Plan): Leg[] {
  return plan.legs.filter(leg => leg.standing === 'stranded')
}

/** The neighbours between which nobody has put a way yet: where a lost one can go. */
export function openGaps(plan: Plan): Way[] {
  return waysOf(plan).filter(way => way.leg === null)
}

function visitsByStop(plan: Plan): Map<Id, ProgrammeItem[]> {
  const sortKey = (item: ProgrammeItem) => `${item.day ?? '9999'}T${item.start ?? '99:99'}`
  const placed = plan.items.filter(item => item.stop !== null && !item.unplaced)
  const sorted = placed.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0))
  return grouped(sorted, item => item.stop ?? '')
}

function warningsByPlace(plan: Plan, warnings: readonly Warning[]): Map<Id, Warning[]> {
  const items = new Map(plan.items.map(item => [item.id, item.stop]))
  const unsaid = warnings.filter(warning => !saidByLine.includes(warning.code))
  return grouped(unsaid, ({ kind, id }) => {
    if (kind === 'stops' || kind === 'legs') return id
    return kind === 'items' ? (items.get(id) ?? '') : ''
  })
}

/** As `Map.groupBy`, which browsers of 2022 do not have. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => Id): Map<Id, Item[]> {
  const groups = new Map<Id, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
