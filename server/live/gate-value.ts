/**
 * Values inside an update: lib0's "any" encoding and JSON text. Both may nest, so depth is bounded before Yjs recurses into
 * them, and keys that would reach an object's prototype are refused. Part of the gate, rule 2.
 */
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Cursor } from './gate-cursor.ts'
import { readByte, readCount, readString, reject, skipFloat, skipVarInt } from './gate-cursor.ts'

const poison: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
const mostKeyBytes = 256
const bareTags: ReadonlySet<number> = new Set([127, 126, 121, 120]) // undefined, null, false, true

/** True for a key that must never become a property of an object. */
export function isPoison(key: string): boolean {
  return poison.has(key)
}

/**
 * Passes over one value of lib0's "any" encoding, whose tags count down from 127: integer 125, float 124 and 123, text 119,
 * object 118, array 117. Bigint (122) and bytes (116) are no plan values.
 */
export function skipAny(cursor: Cursor, depth = 0): void {
  if (depth > limits.valueDepth) reject(2, 'depth')
  const tag = readByte(cursor)
  if (tag === 125) skipVarInt(cursor)
  else if (tag === 124) skipFloat(cursor, 4)
  else if (tag === 123) skipFloat(cursor, 8)
  else if (tag === 119) checkText(readString(cursor, limits.fieldCharacters * 3))
  else if (tag === 118) skipObject(cursor, depth)
  else if (tag === 117) skipArray(cursor, depth)
  else if (!bareTags.has(tag)) reject(2, 'value')
}

function skipObject(cursor: Cursor, depth: number): void {
  const count = readCount(cursor)
  for (let i = 0; i < count; i++) {
    if (isPoison(readString(cursor, mostKeyBytes))) reject(2, 'key')
    skipAny(cursor, depth + 1)
  }
}

function skipArray(cursor: Cursor, depth: number): void {
  const count = readCount(cursor)
  for (let i = 0; i < count; i++) skipAny(cursor, depth + 1)
}

function checkText(text: string): void {
  if (text.length > limits.fieldCharacters) throw new Refusal('too-large', { limit: limits.fieldCharacters })
}

/** Passes over a JSON text: the value of a format in rich text. */
export function skipJson(cursor: Cursor): void {
  const text = readString(cursor, limits.fieldCharacters * 3)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    reject(2, 'json')
  }
  checkJson(value, 0)
}

function checkJson(value: unknown, depth: number): void {
  if (depth > limits.valueDepth) reject(2, 'depth')
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) {
    if (isPoison(key)) reject(2, 'key')
    checkJson(child, depth + 1)
  }
}
