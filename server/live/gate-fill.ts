/** How full a plan may get: records, stops, texts, each text, all of it. The gate refuses what would go past a limit. */
import * as Y from 'yjs'
import { listKinds } from '#shared/plan/kinds.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Ground } from './gate-ground.ts'
import { knownClock } from './gate-ground.ts'
import type { DeleteRange, Struct } from './gate-read.ts'

// Yjs copies the formats in force at each run of a text; a text with thousands of them would stall every reader.
const mostFormats = 64

// To know its size, a board is encoded, which takes up to a tenth of a second. In between, its weight is reckoned too high
// rather than too low; it is encoded anew only when it seems full and so many bytes came or went, or when so many units came
// by another way, from another server.
const weighedBytes = 256 * 1024
const weighedUnits = 256
/** Bytes of a struct beside its content, which may be saved when it is deleted, or may not. */
const bytesAround = 16

/** What a document weighed, and what came and went since. `units`: how many it had, those of the last update included. */
type Weight = { bytes: number; moved: number; units: number }
/** Weights go with their documents. */
const weights = new WeakMap<Y.Doc, Weight>()

/** What an update adds to one text. */
type TextGrowth = { bytes: number; readonly formats: Set<string> }

/** Refuses an update, which takes `ranges` away, after which the plan would hold more things, or longer ones, than the limits allow. */
export function checkFill(ground: Ground, ranges: readonly DeleteRange[]): void {
  const deletes: Deletes = Map.groupBy(ranges, range => range.client)
  const records = new Map<string, number>()
  const texts = new Map<string, TextGrowth>()
  for (const [struct, place] of ground.places) {
    if (place?.holder === 'list' && struct.content === 'map')
      records.set(place.root, (records.get(place.root) ?? 0) + 1)
    if (place?.root.startsWith('text/')) {
      const growth = texts.get(place.root) ?? { bytes: 0, formats: new Set() }
      growth.bytes += isGone(deletes, struct) ? 0 : struct.bytes
      if (struct.content === 'format') growth.formats.add(struct.format)
      texts.set(place.root, growth)
    }
  }
  if (records.size > 0) checkRecords(ground.doc, records)
  if (texts.size > 0) checkTexts(ground.doc, texts, deletes)
}

/** What an update takes away: how many structs, and at least how many bytes. */
export type Freed = { readonly live: number; readonly bytes: number }

/**
 * The size of the whole board, to which an update is the last to be held, since it counts from then on. One that only deletes
 * is never in the way of a board that is full.
 */
export function checkSize(ground: Ground, freed: Freed): void {
  const { doc } = ground
  const known = unitsIn(doc)
  const grown = growthOf(ground)
  const weight = weights.get(doc)
  if (grown.units === 0) {
    if (weight) addTo(weight, 0, freed)
    return
  }
  const due =
    weight === undefined ||
    known - weight.units > weighedUnits ||
    (weight.bytes + grown.bytes > limits.boardBytes && weight.moved > weighedBytes)
  const { bytes, moved } = due ? { bytes: Y.encodeStateAsUpdate(doc).length, moved: 0 } : weight
  const now = { bytes, moved, units: known + grown.units }
  weights.set(doc, now)
  if (bytes + grown.bytes > limits.boardBytes) throw new Refusal('plan-full', { limit: limits.boardBytes })
  addTo(now, grown.bytes, freed)
}

function addTo(weight: Weight, added: number, { live, bytes }: Freed): void {
  weight.bytes += added - bytes
  weight.moved += added + bytes + live * bytesAround
}

function unitsIn(doc: Y.Doc): number {
  let units = 0
  for (const client of doc.store.clients.keys()) units += knownClock(doc, client)
  return units
}

/** What the update brings that is not known yet. */
function growthOf({ doc, blocks }: Ground): { units: number; bytes: number } {
  let units = 0
  let bytes = 0
  for (const { client, end, structs } of blocks.values()) {
    const known = knownClock(doc, client)
    units += Math.max(0, end - known)
    for (const { clock, length, size } of structs) if (clock + length > known) bytes += size
  }
  return { units, bytes }
}

/** Bytes that are at least saved when the units from `from` on, up to `to`, of a struct are deleted. */
export function savedBy({ content }: Y.Item, from: number, to: number): number {
  if (content instanceof Y.ContentString) return to - from
  return content instanceof Y.ContentAny ? leastBytes(content.arr.slice(from, to)) : 0
}

function leastBytes(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, inner) => sum + leastBytes(inner), 0)
}

function checkRecords(doc: Y.Doc, added: ReadonlyMap<string, number>): void {
  const counts = new Map(listKinds.map(kind => [kind as string, liveKeys(doc, kind) + (added.get(kind) ?? 0)]))
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (all > limits.records) throw new Refusal('plan-full', { limit: limits.records })
  if ((counts.get('stops') ?? 0) > limits.stops) throw new Refusal('plan-full', { limit: limits.stops })
}

function liveKeys(doc: Y.Doc, root: string): number {
  let count = 0
  for (const item of doc.share.get(root)?._map.values() ?? []) if (!item.deleted) count++
  return count
}

function checkTexts(doc: Y.Doc, growths: ReadonlyMap<string, TextGrowth>, deletes: Deletes): void {
  const roots = new Set(growths.keys())
  for (const [root, type] of doc.share) if (root.startsWith('text/') && type._start !== null) roots.add(root)
  if (roots.size > limits.texts) throw new Refusal('plan-full', { limit: limits.texts })
  for (const [root, growth] of growths) {
    const type = doc.share.get(root)
    if (type) weigh(type, growth, deletes)
    if (growth.bytes > limits.textBytes) throw new Refusal('plan-full', { limit: limits.textBytes })
    if (growth.formats.size > mostFormats) throw new Refusal('plan-full', { limit: mostFormats })
  }
}

/** Adds what the text holds already, without what the update takes away: a long text may take the place of another. */
function weigh(type: Y.ContentType['type'], growth: TextGrowth, deletes: Deletes): void {
  for (let item = type._start; item !== null; item = item.right) {
    const { content } = item
    if (item.deleted) continue
    if (content instanceof Y.ContentString) growth.bytes += bytesLeft(content.str, item.id, deletes)
    else if (content instanceof Y.ContentFormat) growth.formats.add(content.key)
    else if (content instanceof Y.ContentType) weigh(content.type, growth, deletes)
  }
}

function bytesLeft(text: string, { client, clock }: Y.ID, deletes: Deletes): number {
  let bytes = Buffer.byteLength(text)
  for (const range of within(deletes, client, clock, text.length))
    bytes -= Buffer.byteLength(text.slice(Math.max(0, range.clock - clock), range.end - clock))
  return bytes
}

/** True for a struct that the same update takes away again. */
function isGone(deletes: Deletes, { client, clock, length }: Struct): boolean {
  return within(deletes, client, clock, length).some(range => range.clock <= clock && range.end >= clock + length)
}

/** What an update deletes, by client, ascending: it is asked for each unit of a text. */
type Deletes = ReadonlyMap<number, readonly DeleteRange[]>

/** The ranges that meet the units from `clock` on. */
function within(deletes: Deletes, client: number, clock: number, length: number): DeleteRange[] {
  const ranges = deletes.get(client) ?? []
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  const found: DeleteRange[] = []
  for (let at = low; (ranges[at]?.clock ?? Number.POSITIVE_INFINITY) < clock + length; at++) {
    const range = ranges[at]
    if (range) found.push(range)
  }
  return found
}
