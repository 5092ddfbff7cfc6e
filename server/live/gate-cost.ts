/**
 * What it will cost Yjs to place an update. It puts a unit between its two neighbours at once while they still touch, and
 * otherwise compares it with all that stands in between: quadratic for an update that was made for it, which is seconds for
 * a server that serves everybody. So the comparisons are estimated from above before Yjs begins.
 */
import * as Y from 'yjs'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Ground, Spot } from './gate-ground.ts'
import { knownClock, knownStruct, newStruct } from './gate-ground.ts'
import type { Ref, Struct } from './gate-read.ts'

// About half a second of Yjs. A device that was away for days and meets 5,000 edits of others needs a few thousand.
const mostComparisons = 2_000_000

/** The known neighbours between which a new struct will come to stand; null: the beginning or the end of the list. */
type Gap = { readonly base: Ref | null; readonly edge: Ref | null }

/** What is noted of one list while the update's structs are counted. */
type ListTally = {
  /** How many known structs a gap holds. */
  readonly widths: Map<string, number>
  /** By origin: the struct that came last behind it, which an honest next one has to its right. */
  readonly latest: Map<string, Struct>
  size: number
}

/** Refuses an update that would keep Yjs comparing for too long. */
export function checkCost(ground: Ground): void {
  const gaps = new Map<Struct, Gap>()
  const tallies = new Map<unknown, ListTally>()
  let spent = 0
  for (const [struct, place] of ground.places) {
    if (place === null || place.sub !== null) continue
    const tally = tallies.get(place.list) ?? { widths: new Map(), latest: new Map(), size: 0 }
    tallies.set(place.list, tally)
    const gap = gapOf(ground, gaps, struct)
    gaps.set(struct, gap)
    spent += widthOf(ground, tally, place, gap) + (followsOn(tally, struct) ? 0 : tally.size)
    tally.size++
    if (spent > mostComparisons) throw new Refusal('too-large', { limit: mostComparisons })
  }
}

function gapOf(ground: Ground, gaps: ReadonlyMap<Struct, Gap>, { origin, right }: Struct): Gap {
  const within = (ref: Ref) => (isKnown(ground, ref) ? null : gaps.get(newStruct(ground, ref)))
  return {
    base: origin && (within(origin) ?? { base: origin }).base,
    edge: right && (within(right) ?? { edge: right }).edge,
  }
}

function isKnown({ doc }: Ground, ref: Ref): boolean {
  return ref.clock < knownClock(doc, ref.client)
}

function widthOf(ground: Ground, tally: ListTally, place: Spot, gap: Gap): number {
  const key = `${refKey(gap.base)} ${refKey(gap.edge)}`
  const width = tally.widths.get(key) ?? measure(ground.doc, place, gap)
  tally.widths.set(key, width)
  return width
}

function measure(doc: Y.Doc, { list }: Spot, { base, edge }: Gap): number {
  const first = base ? knownStruct(doc, base) : list instanceof Y.AbstractType ? list._start : null
  const last = edge && knownStruct(doc, edge)
  let at = first instanceof Y.Item ? first : null
  let width = 0
  for (; at !== null && at !== last && width <= mostComparisons; at = at.right) width++
  return base ? Math.max(0, width - 1) : width
}

/** True when nothing that this update brought stands between the struct and its origin, as with one honest writer. */
function followsOn(tally: ListTally, struct: Struct): boolean {
  const { origin, right } = struct
  const latest = tally.latest.get(refKey(origin))
  tally.latest.set(refKey(origin), struct)
  return latest === undefined || (right?.client === latest.client && right.clock === latest.clock)
}

function refKey(ref: Ref | null): string {
  return ref ? `${ref.client}:${ref.clock}` : ''
}
