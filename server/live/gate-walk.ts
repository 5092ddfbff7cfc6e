/**
 * Walks the new structs of an update in an order in which each one's neighbours and holder are there, as Yjs will, and
 * finds the place of each. An update whose structs wait for what nobody sent would stay pending in Yjs for good.
 */
import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { reject } from './gate-cursor.ts'
import type { Ground, Place, Spot } from './gate-ground.ts'
import { exists, knownClock, knownStruct, newStruct, placeAt, spotAt } from './gate-ground.ts'
import type { Block, Ref, Struct } from './gate-read.ts'
import { checkHeld, rootHolder } from './gate-schema.ts'

/** Places every new struct of the update. Refuses what Yjs could not place, or would place otherwise on another replica. */
export function walkNew(ground: Ground): void {
  const walk: Walk = { ready: [...ground.blocks.values()], next: new Map(), waiting: new Map() }
  for (let block = walk.ready.pop(); block; block = walk.ready.pop()) walkBlock(ground, walk, block)
  if (walk.waiting.size > 0) throw new Refusal('resync')
}

/**
 * Blocks to go on with, the struct at which to go on in each, and blocks by the very struct for which they wait: none is woken
 * in vain, or many that wait for one that comes in many steps would take a time that grows with the square of both.
 */
type Walk = {
  readonly ready: Block[]
  readonly next: Map<number, number>
  readonly waiting: Map<Struct, Block[]>
}

/** Walks a block until its end, or until a struct names what is not there yet. */
function walkBlock(ground: Ground, { ready, next, waiting }: Walk, block: Block): void {
  for (let index = next.get(block.client) ?? 0; index < block.structs.length; index++) {
    const struct = block.structs[index]
    if (!struct) return
    const lacks = lacking(ground, struct)
    if (lacks) {
      next.set(block.client, index)
      waitFor(waiting, willBring(ground, lacks), block)
      return
    }
    walkStruct(ground, struct)
    for (const woken of waiting.get(struct) ?? []) ready.push(woken)
    waiting.delete(struct)
  }
}

function waitFor(waiting: Map<Struct, Block[]>, struct: Struct, block: Block): void {
  const others = waiting.get(struct)
  if (others) others.push(block)
  else waiting.set(struct, [block])
}

function lacking(ground: Ground, struct: Struct): Ref | null {
  for (const ref of refsOf(struct)) if (!exists(ground, ref)) return ref
  return null
}

function refsOf({ origin, right, parent }: Struct): Ref[] {
  const holder = typeof parent === 'string' ? null : parent
  return [origin, right, holder].filter(ref => ref !== null)
}

/** The struct of the update that holds a unit which is not there yet. */
function willBring(ground: Ground, ref: Ref): Struct {
  const block = ground.blocks.get(ref.client)
  if (block === undefined || ref.clock >= block.end) throw new Refusal('resync')
  return newStruct(ground, ref)
}

function walkStruct(ground: Ground, struct: Struct): void {
  const known = knownClock(ground.doc, struct.client)
  if (struct.clock < known) checkRepeated(ground.doc, struct)
  if (struct.clock + struct.length > known) walkUnknown(ground, struct, known)
}

function walkUnknown(ground: Ground, struct: Struct, known: number): void {
  const place = placeOf(ground, struct)
  if (struct.clock < known) checkSame(place, placeAt(ground, { client: struct.client, clock: known - 1 }))
  ground.places.set(struct, place)
  ground.reached.set(struct.client, struct.clock + struct.length)
  if (place) checkPlaced(struct, place)
}

/**
 * Before it looks whether it knows a struct, Yjs makes a root of the name that the struct gives its parent, and splits the
 * neighbours that it names, where a character pair that is cut is lost. For an honest repetition all of that happened at the
 * first time. A false one would do it on some replicas only, and could make roots without end.
 */
function checkRepeated(doc: Y.Doc, struct: Struct): void {
  const { origin, right, parent } = struct
  if (typeof parent === 'string' && rootHolder(parent) && !doc.share.has(parent)) reject(3, 'parent')
  if (refsOf(struct).some(ref => ref.clock >= knownClock(doc, ref.client))) reject(3, 'origin')
  if (origin && cutsPair(doc, origin.client, origin.clock + 1)) reject(3, 'origin')
  if (right && cutsPair(doc, right.client, right.clock)) reject(3, 'origin')
}

function cutsPair(doc: Y.Doc, client: number, clock: number): boolean {
  if (clock >= knownClock(doc, client)) return false
  const struct = knownStruct(doc, { client, clock })
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || clock === struct.id.clock)
    return false
  return isTail(struct.content.str.charCodeAt(clock - struct.id.clock))
}

/** True for the second half of a character that takes two units of UTF-16. */
function isTail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** The place that a struct will take: that of its neighbours, or the one it names itself. */
function placeOf(ground: Ground, struct: Struct): Place {
  const { origin, right, parent } = struct
  if (struct.content === 'collected') return null
  if (parent !== null) return placeIn(spotAt(ground, parent), struct.sub)
  if (origin === null) return right ? placeAt(ground, right) : null
  const place = placeAt(ground, origin)
  if (right) checkSame(place, placeAt(ground, right))
  return place
}

function placeIn(spot: Spot | null, sub: string | null): Place {
  return spot ? { ...spot, sub } : null
}

/** Neighbours of different lists, or one collected and one not, are placed differently by replicas that kept more. */
function checkSame(a: Place, b: Place): void {
  if (a?.list !== b?.list || a?.sub !== b?.sub) reject(3, 'neighbours')
}

function checkPlaced(struct: Struct, place: NonNullable<Place>): void {
  const { content, right } = struct
  checkHeld(place.holder, place.sub, content, struct.format)
  // The values under one key form a row that only grows at its end.
  if (place.sub !== null && right !== null) reject(3, 'neighbours')
  const nests = content === 'map' || content === 'element' || content === 'run'
  if (nests && place.depth >= limits.nodeDepth) reject(2, 'depth')
}
