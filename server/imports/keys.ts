/** Keys of what JSON brought: none may reach an object's prototype, and nothing nests without end. */
import { isObject } from '#shared/plan/fields.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

const poison: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
/** Far above what plans and maps need: the texts of a plan nest 8 levels of two each. */
const deepest = 64

/** Refusal('import-unsafe') when a key, or an id, is one that would reach a prototype, or when it is too deep. */
export function checkKeys(value: unknown): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new Refusal('import-unsafe', { part: 'depth' })
    level = level.flatMap(childrenOf)
  }
}

function childrenOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (!isObject(value)) return []
  const isPoisoned =
    Object.keys(value).some(key => poison.has(key)) || (typeof value.id === 'string' && poison.has(value.id))
  if (isPoisoned) throw new Refusal('import-unsafe', { part: 'key' })
  return Object.values(value)
}
