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

// The state of a board is encoded to know its size, which takes milliseconds: at larger updates, and after so many units.
const weighedBytes = 8192
const weighedUnits = 256

/** What an update adds to one text. */
type TextGrowth = { bytes: number; readonly formats: Set<string> }

/** Refuses an update of `bytes`, which takes `ranges` away, after which the plan would hold more than the limits allow. */
export function checkFill(ground: Ground, ranges: readonly DeleteRange[], bytes: number): void {
  const deletes: Deletes = Map.groupBy(ranges, range => range.client)
  checkSize(ground, bytes)
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

/**
 * The size of the whole board. Between two weighings it can grow past the limit by at most 2 MiB of small updates; an update
 * that only deletes is never in the way of a board that is full.
 */
function checkSize({ doc, reached }: Ground, bytes: number): void {
  let known = 0
  for (const client of doc.store.clients.keys()) known += knownClock(doc, client)
  let added = 0
  for (const [client, clock] of reached) added += clock - knownClock(doc, client)
  if (added === 0) return
  const due = Math.floor(known / weighedUnits) !== Math.floor((known + added) / weighedUnits)
  if (bytes < weighedBytes && !due) return
  const size = Y.encodeStateAsUpdate(doc).length + bytes
  if (size > limits.boardBytes) throw new Refusal('plan-full', { limit: limits.boardBytes })
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
