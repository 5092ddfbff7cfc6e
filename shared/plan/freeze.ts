/**
 * A plan as the one text that everybody gets for the same content, and its digest. Replicas that agree still list their
 * keys in different order, so this form, and nothing else, is what is compared, signed and stored as a version.
 */
import { sha256Hex } from '../digest.ts'
import type { Plan } from './plan.ts'
import { isWellFormed } from './well-formed.ts'

/** A plan as canonical JSON with the SHA-256 of its UTF-8 form, 64 hex digits. */
export type Frozen = { readonly json: string; readonly digest: string }

/** Freezes `plan`. */
export function freeze(plan: Plan): Frozen {
  const json = canonicalJson(plan)
  return { json, digest: sha256Hex(json) }
}

/**
 * JSON by RFC 8785: keys by UTF-16 code units, numbers and strings as ECMAScript writes them, no spaces. Throws a
 * TypeError for what JSON cannot carry faithfully: undefined, NaN, infinities, functions, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalText(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value)
  throw new TypeError(`JSON has no ${typeof value}`)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`)
  return JSON.stringify(value)
}

function canonicalText(value: string): string {
  if (!isWellFormed(value)) throw new TypeError('a lone surrogate is not text')
  return JSON.stringify(value)
}

function canonicalObject(value: object): string {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${canonicalText(key)}:${canonicalJson(item)}`).join(',')}}`
}
