/** How near a plan is to its limits (trust.md R12): a word at four fifths, and a clear one when nothing more fits. Pure. */
import { limits } from '../protocol/limits.ts'
import { listKinds } from './kinds.ts'
import type { Plan, RichNode } from './plan.ts'

/** What a limit is set on; `boardBytes` is the whole board as it travels and is stored. */
export const measures = ['stops', 'records', 'texts', 'boardBytes'] as const
export type Measure = (typeof measures)[number]
export type Nearness = 'fine' | 'near' | 'full'
export type Fullness = {
  readonly measure: Measure
  readonly used: number
  readonly most: number
  readonly state: Exclude<Nearness, 'fine'>
}

const nearFrom = 0.8

/** How near `used` is to `most`. */
export function nearness(used: number, most: number): Nearness {
  if (used >= most) return 'full'
  return used >= most * nearFrom ? 'near' : 'fine'
}

/** The limits that are near or reached, the fullest first. */
export function fullnessOf(used: Readonly<Record<Measure, number>>): readonly Fullness[] {
  const all = measures.flatMap((measure): Fullness[] => {
    const most = limits[measure]
    const state = nearness(used[measure], most)
    return state === 'fine' ? [] : [{ measure, used: used[measure], most, state }]
  })
  return all.sort((left, right) => right.used / right.most - left.used / left.most)
}

/** What a plan holds of that which is counted in records. */
export function recordCounts(plan: Plan): Pick<Record<Measure, number>, 'stops' | 'records'> {
  return { stops: plan.stops.length, records: listKinds.reduce((sum, kind) => sum + plan[kind].length, 0) }
}

/** Bytes of the words of a text, as the limit of one text counts them. */
export function textBytes(nodes: readonly RichNode[]): number {
  return nodes.reduce((sum, { text = '', content = [] }) => sum + utf8Bytes(text) + textBytes(content), 0)
}

/** Bytes of `text` in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
