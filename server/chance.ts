/** The one door to chance: secrets, ids and spread. Tests use a seeded one (`tests/harness/seeded-chance.ts`). */
import { randomBytes } from 'node:crypto'
import { type Id, idBytes, idFrom } from '#shared/ids.ts'

export type Chance = {
  /** `count` bytes that nobody can foresee. */
  bytes(count: number): Uint8Array
}

/** The machine's source of secure chance. */
export const systemChance: Chance = { bytes: count => randomBytes(count) }

/** A new id of 16 characters. */
export function newId(chance: Chance): Id {
  return idFrom(chance.bytes(idBytes))
}

/** A new Yjs client id: any unsigned number of 32 bits, as Yjs itself would draw it. */
export function newClientId(chance: Chance): number {
  return uint32(chance)
}

/** A whole number from 0 up to and without `end` (at most 2^32); the bias of the remainder is far below what spread needs. */
export function below(chance: Chance, end: number): number {
  return uint32(chance) % end
}

function uint32(chance: Chance): number {
  const bytes = chance.bytes(4)
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
}
