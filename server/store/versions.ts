/** Frozen versions: the exact bytes that committees answer to. Numbers rise by one a board and are never used again. */
import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Reader } from './database.ts'
import type { Version } from './store.ts'
import type { Tables } from './tables.ts'

/** Stores the bytes as the next version of their board. */
export async function freezeVersion(db: Transaction<Tables>, version: Omit<Version, 'number'>): Promise<number> {
  const { board, digest, json, seq, member, at } = version
  if (digestOf(json) !== digest) throw new Error(`A version of board ${board} was given with a digest of other bytes.`)
  const exists = await db.selectFrom('boards').select('id').where('id', '=', board).executeTakeFirst()
  if (!exists) throw new Refusal('not-found')
  const newest = db.selectFrom('versions').select(({ fn }) => fn.max<number | null>('number').as('number'))
  const number = ((await newest.where('board', '=', board).executeTakeFirst())?.number ?? 0) + 1
  await db.insertInto('versions').values({ board, number, digest, json, seq, member, at }).execute()
  return number
}

/** A stored version; null when there is none. Throws when its bytes are not those that the digest was made of. */
export async function versionOf(db: Reader, board: Id, number: number): Promise<Version | null> {
  const versions = db.selectFrom('versions').selectAll().where('board', '=', board)
  const row = await versions.where('number', '=', number).executeTakeFirst()
  if (!row) return null
  if (digestOf(row.json) !== row.digest) throw new Error(`Version ${number} of board ${board} is damaged.`)
  return row
}

/** SHA-256 of the text's UTF-8 bytes, hex: what `freeze` of the plan gives for the same text. */
function digestOf(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex')
}
