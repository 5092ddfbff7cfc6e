/** One-time codes: each is found by its hash, serves once and only for what it was made for, and goes with its use. */
import type { Transaction } from 'kysely'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { CodeStore, NewCode } from './back-store.ts'
import type { Database } from './database.ts'
import { checked } from './sessions.ts'
import type { Hash } from './store.ts'
import type { Tables } from './tables.ts'

/** Codes over a database. */
export function codesIn({ write }: Database): CodeStore {
  return {
    create: (code, values) => write(values.member, db => create(db, checked(code), values)),
    spendForDevice: (code, at) => write(code, async db => (await use(db, code, at, null)).member),
  }
}

async function create(db: Transaction<Tables>, code: Hash, { decision, ...values }: NewCode): Promise<void> {
  await db.deleteFrom('codes').where('expires', '<=', values.at).execute()
  const proposal = decision?.proposal ?? null
  const open = await db
    .selectFrom('codes')
    .select('code')
    .where('member', '=', values.member)
    .where('proposal', 'is not distinct from', proposal)
    .orderBy('at', 'desc')
    .execute()
  const over = open.slice(limits.openCodes - 1).map(each => each.code)
  if (over.length > 0) await db.deleteFrom('codes').where('code', 'in', over).execute()
  const given = decision?.by ? JSON.stringify(decision.by) : null
  await db
    .insertInto('codes')
    .values({ code, ...values, proposal, given_by: given })
    .execute()
}

type Asked = { readonly member: Id; readonly proposal: Id; readonly at: number }

/** Uses up the code for this member's decision on this proposal, and tells who gave it; null when it came by mail. Refusal('code-invalid'). */
export async function giverOf(
  db: Transaction<Tables>,
  code: Hash,
  { member, proposal, at }: Asked,
): Promise<Person | null> {
  const row = await use(db, code, at, proposal)
  if (row.member !== member) throw new Refusal('code-invalid')
  return row.given_by === null ? null : (JSON.parse(row.given_by) as Person)
}

/** Looking and deleting are one statement, so that of two who come at once with the same code one is refused. */
async function use(db: Transaction<Tables>, code: Hash, at: number, proposal: Id | null) {
  const used = await db
    .deleteFrom('codes')
    .where('code', '=', code)
    .where('expires', '>', at)
    .where('proposal', 'is not distinct from', proposal)
    .returning(['member', 'given_by'])
    .executeTakeFirst()
  if (used === undefined) throw new Refusal('code-invalid')
  return used
}
