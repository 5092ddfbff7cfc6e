/**
 * The shared document together with an update that is not in it yet: where each unit stands, in which list and under which
 * key. Reads only; Yjs's own lookups are used where they are known to end, which is below a client's known clock.
 */
import * as Y from 'yjs'
import { reject } from './gate-cursor.ts'
import type { Block, Ref, Struct } from './gate-read.ts'
import type { Holder } from './gate-schema.ts'
import { rootHolder } from './gate-schema.ts'

/** Something that holds others: a root or a nested type. `list` is its identity, `text` the root of the text it is part of. */
export type Spot = {
  readonly holder: Holder
  readonly list: object | string
  readonly depth: number
  readonly root: string
}
/** Where a unit stands: in a spot, under a key or in a row. Null: nowhere, since its holder was collected. */
export type Place = (Spot & { readonly sub: string | null }) | null

/** A document, an update and how far the update was walked. */
export type Ground = {
  readonly doc: Y.Doc
  readonly blocks: ReadonlyMap<number, Block>
  /** The clock up to which each client of the update was walked. */
  readonly reached: Map<number, number>
  readonly places: Map<Struct, Place>
  /** Spots of the document that were asked for. */
  readonly spots: Map<object, Spot>
}

/** The ground before the first step. */
export function groundOf(doc: Y.Doc, blocks: ReadonlyMap<number, Block>): Ground {
  const reached = new Map<number, number>()
  for (const client of blocks.keys()) reached.set(client, knownClock(doc, client))
  return { doc, blocks, reached, places: new Map(), spots: new Map() }
}

/** The clock up to which the document holds this client's units. */
export function knownClock(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

/** True when the unit is in the document or in the walked part of the update. */
export function exists(ground: Ground, ref: Ref): boolean {
  return ref.clock < (ground.reached.get(ref.client) ?? knownClock(ground.doc, ref.client))
}

/** The document's struct that holds a known unit. */
export function knownStruct(doc: Y.Doc, ref: Ref): Y.Item | Y.GC {
  const structs = doc.store.clients.get(ref.client) ?? []
  return structs[Y.findIndexSS(structs, ref.clock)] ?? reject(3, 'origin')
}

/** Where an existing unit stands. */
export function placeAt(ground: Ground, ref: Ref): Place {
  if (ref.clock >= knownClock(ground.doc, ref.client)) return ground.places.get(newStruct(ground, ref)) ?? null
  const struct = knownStruct(ground.doc, ref)
  if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return null
  return { ...spotOf(ground, struct.parent), sub: struct.parentSub }
}

/** The spot that a struct's declared parent is: a root by its name, or a nested type. Null when it was collected. */
export function spotAt(ground: Ground, parent: string | Ref): Spot | null {
  if (typeof parent === 'string') {
    const holder = rootHolder(parent)
    return { holder, list: ground.doc.share.get(parent) ?? parent, depth: 0, root: parent }
  }
  return parent.clock < knownClock(ground.doc, parent.client) ? knownSpot(ground, parent) : newSpot(ground, parent)
}

function knownSpot(ground: Ground, ref: Ref): Spot | null {
  const struct = knownStruct(ground.doc, ref)
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return null
  return struct.content instanceof Y.ContentType ? spotOf(ground, struct.content.type) : reject(3, 'parent')
}

function spotOf(ground: Ground, type: Y.AbstractType<unknown>): Spot {
  const found = ground.spots.get(type) ?? makeSpot(ground, type)
  ground.spots.set(type, found)
  return found
}

/** Climbs to the root. The climb is bounded: nothing was ever admitted deeper than `limits.nodeDepth`. */
function makeSpot(ground: Ground, type: Y.AbstractType<unknown>): Spot {
  const { _item: item } = type
  if (item === null) {
    const root = Y.findRootTypeKey(type)
    return { holder: rootHolder(root), list: type, depth: 0, root }
  }
  if (!(item.parent instanceof Y.AbstractType)) return reject(3, 'parent')
  const above = spotOf(ground, item.parent)
  return { holder: nestedHolder(type), list: type, depth: above.depth + 1, root: above.root }
}

function nestedHolder(type: Y.AbstractType<unknown>): Holder {
  if (type instanceof Y.Map) return 'record'
  if (type instanceof Y.XmlElement) return 'element'
  return type instanceof Y.XmlText ? 'run' : reject(3, 'parent')
}

function newSpot(ground: Ground, ref: Ref): Spot | null {
  const struct = newStruct(ground, ref)
  const place = ground.places.get(struct) ?? null
  if (place === null || struct.content === 'deleted') return null
  const inner = { list: struct, depth: place.depth + 1, root: place.root }
  switch (struct.content) {
    case 'map':
      return { holder: 'record', ...inner }
    case 'element':
    case 'run':
      return { holder: struct.content, ...inner }
    default:
      return reject(3, 'parent')
  }
}

/** The update's struct that holds a unit which the document lacks. */
export function newStruct(ground: Ground, ref: Ref): Struct {
  const structs = ground.blocks.get(ref.client)?.structs ?? []
  let low = 0
  let high = structs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((structs[middle]?.clock ?? 0) <= ref.clock) low = middle
    else high = middle - 1
  }
  return structs[low] ?? reject(3, 'origin')
}
