/**
 * What it will cost Yjs to place an update. It puts a unit between its two neighbours at once while they still touch, and
 * otherwise compares it with all that stands in between; and it cuts structs in two where something goes in or out. Both are
 * quadratic for an update that was made for it, which is seconds for a server that serves everybody. So the cost is estimated
 * from above before Yjs begins.
 */
import * as Y from 'yjs'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Ground, Place } from './gate-ground.ts'
import { knownClock, knownStruct, newStruct } from './gate-ground.ts'
import type { DeleteRange, Ref, Struct } from './gate-read.ts'

// About half a second of Yjs. A device that was away for days and meets 5,000 edits of others needs a few thousand.
const mostComparisons = 2_000_000
/** A struct that is cut in two makes a row of structs longer by one: so many of them are moved in the time of a comparison. */
const movedPerComparison = 256

/** The known neighbours between which a new struct will come to stand; null: the beginning or the end of the list. */
type Gap = { readonly base: Ref | null; readonly edge: Ref | null }

/** What is noted of one row, a list or the values under one key, while the update's structs are counted. */
type Tally = {
  /** How many known structs a gap holds. */
  readonly widths: Map<string, number>
  /** By origin: the struct that came last behind it, which an honest next one has to its right. */
  readonly latest: Map<string, Struct>
  size: number
}

/** Refuses an update that would keep Yjs busy for too long. */
export function checkCost(ground: Ground, deletes: readonly DeleteRange[]): void {
  let spent = 0
  const spend = (comparisons: number) => {
    spent += comparisons
    if (spent > mostComparisons) throw new Refusal('too-large', { limit: mostComparisons })
  }
  countPlacing(ground, spend)
  countCuts(ground, deletes, spend)
}

type Spend = (comparisons: number) => void

function countPlacing(ground: Ground, spend: Spend): void {
  const gaps = new Map<Struct, Gap>()
  const tallies = new Map<unknown, Map<string | null, Tally>>()
  for (const [struct, place] of ground.places) {
    if (place === null) continue
    const tally = tallyOf(tallies, place)
    const gap = gapOf(ground, gaps, struct)
    gaps.set(struct, gap)
    const follows = followsOn(tally, struct)
    // Behind one that came with it and has nothing else behind it, the first comparison ends the search.
    if (follows && struct.origin && !isKnown(ground, struct.origin)) spend(1)
    else spend(1 + widthOf(ground, tally, place, gap) + (follows ? 0 : tally.size))
    tally.size++
  }
}

function tallyOf(tallies: Map<unknown, Map<string | null, Tally>>, { list, sub }: NonNullable<Place>): Tally {
  const rows = tallies.get(list) ?? new Map<string | null, Tally>()
  tallies.set(list, rows)
  const tally = rows.get(sub) ?? { widths: new Map(), latest: new Map(), size: 0 }
  rows.set(sub, tally)
  return tally
}

/** Structs that are cut in two: by those that go in between, also when they are known already, and by deletions. */
function countCuts(ground: Ground, deletes: readonly DeleteRange[], spend: Spend): void {
  let cuts = 0
  const cut = (client: number, clock: number, only: 'live' | 'any') => {
    if (!isInside(ground, client, clock, only)) return
    cuts++
    const row = ground.doc.store.clients.get(client)?.length ?? 0
    spend(1 + (row + cuts) / movedPerComparison)
  }
  for (const { structs } of ground.blocks.values())
    for (const { origin, right } of structs) {
      if (origin) cut(origin.client, origin.clock + 1, 'any')
      if (right) cut(right.client, right.clock, 'any')
    }
  for (const { client, clock, end } of deletes) {
    cut(client, clock, 'live')
    cut(client, end, 'live')
  }
}

/** True when `clock` stands in the middle of a struct. */
function isInside(ground: Ground, client: number, clock: number, only: 'live' | 'any'): boolean {
  if (clock < knownClock(ground.doc, client)) {
    const struct = knownStruct(ground.doc, { client, clock })
    return struct.id.clock < clock && !(only === 'live' && struct.deleted)
  }
  const block = ground.blocks.get(client)
  return block !== undefined && clock < block.end && newStruct(ground, { client, clock }).clock < clock
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

function widthOf(ground: Ground, tally: Tally, place: NonNullable<Place>, gap: Gap): number {
  const key = `${refKey(gap.base)} ${refKey(gap.edge)}`
  const width = tally.widths.get(key) ?? measure(ground.doc, place, gap)
  tally.widths.set(key, width)
  return width
}

function measure(doc: Y.Doc, place: NonNullable<Place>, { base, edge }: Gap): number {
  const first = base ? knownStruct(doc, base) : firstIn(place)
  const last = edge && knownStruct(doc, edge)
  let at = first instanceof Y.Item ? first : null
  let width = 0
  for (; at !== null && at !== last && width <= mostComparisons; at = at.right) width++
  return base ? Math.max(0, width - 1) : width
}

function firstIn({ list, sub }: NonNullable<Place>): Y.Item | null {
  if (!(list instanceof Y.AbstractType)) return null
  if (sub === null) return list._start
  let item = list._map.get(sub) ?? null
  while (item?.left) item = item.left
  return item
}

/** True when nothing that this update brought stands between the struct and its origin, as with one honest writer. */
function followsOn(tally: Tally, struct: Struct): boolean {
  const { origin, right } = struct
  const latest = tally.latest.get(refKey(origin))
  tally.latest.set(refKey(origin), struct)
  return latest === undefined || (right?.client === latest.client && right.clock === latest.clock)
}

function refKey(ref: Ref | null): string {
  return ref ? `${ref.client}:${ref.clock}` : ''
}
