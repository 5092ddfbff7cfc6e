/**
 * Walks the new structs of an update in an order in which each one's neighbours and holder are there, as Yjs will, and
 * finds the place of each. An update whose structs wait for what nobody sent would stay pending in Yjs for good.
 */
import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { reject } from './gate-cursor.ts'
import type { Ground, Place, Spot } from './gate-ground.ts'
import { exists, knownClock, knownStruct, placeAt, spotAt } from './gate-ground.ts'
import type { Block, Ref, Struct } from './gate-read.ts'
import { checkHeld, rootHolder } from './gate-schema.ts'

/** Places every new struct of the update. Refuses what Yjs could not place, or would place otherwise on another replica. */
export function walkNew(ground: Ground): void {
  const ready = [...ground.blocks.values()]
  const next = new Map<number, number>()
  const waiting = new Map<number, Block[]>()
  for (let block = ready.pop(); block; block = ready.pop()) {
    const from = next.get(block.client) ?? 0
    const { at, lacks } = walkBlock(ground, block, from)
    next.set(block.client, at)
    if (lacks) waiting.set(lacks.client, [...(waiting.get(lacks.client) ?? []), block])
    if (at > from) {
      ready.push(...(waiting.get(block.client) ?? []))
      waiting.delete(block.client)
    }
  }
  if (waiting.size > 0) throw new Refusal('resync')
}

/** Walks a block from struct `at` on until its end, or until a struct names what is not there yet. */
function walkBlock(ground: Ground, block: Block, at: number): { at: number; lacks: Ref | null } {
  let index = at
  for (; index < block.structs.length; index++) {
    const struct = block.structs[index]
    if (!struct) break
    const lacks = lacking(ground, struct)
    if (lacks) return { at: index, lacks }
    walkStruct(ground, struct)
  }
  return { at: index, lacks: null }
}

function lacking(ground: Ground, { origin, right, parent }: Struct): Ref | null {
  if (origin && !exists(ground, origin)) return origin
  if (right && !exists(ground, right)) return right
  return parent !== null && typeof parent !== 'string' && !exists(ground, parent) ? parent : null
}

function walkStruct(ground: Ground, struct: Struct): void {
  const known = knownClock(ground.doc, struct.client)
  if (struct.clock < known) checkSeams(ground.doc, struct)
  if (struct.clock + struct.length <= known) checkKnown(struct)
  else walkUnknown(ground, struct, known)
}

function walkUnknown(ground: Ground, struct: Struct, known: number): void {
  const place = placeOf(ground, struct)
  if (struct.clock < known) checkSame(place, placeAt(ground, { client: struct.client, clock: known - 1 }))
  ground.places.set(struct, place)
  ground.reached.set(struct.client, struct.clock + struct.length)
  if (place) checkPlaced(struct, place)
}

/** Yjs makes a root for every name it reads, even in a struct that it knows already. */
function checkKnown(struct: Struct): void {
  if (typeof struct.parent === 'string') rootHolder(struct.parent)
}

/**
 * Before it looks whether it knows a struct, Yjs splits the neighbours that the struct names, and a character pair that is
 * cut is lost. For an honest repetition that happened at the first time; a false one would do it on some replicas only.
 */
function checkSeams(doc: Y.Doc, { origin, right }: Struct): void {
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
