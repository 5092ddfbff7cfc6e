/** Passkeys: the public halves of keys that members keep on their devices. */
import type { Selectable, Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { Passkey, PasskeyStore, PasskeyUse } from './ways-store.ts'

/** Passkeys over a database. */
export function passkeysIn({ read, write }: Database): PasskeyStore {
  return {
    add: passkey => write(passkey.member, db => add(db, passkey)),
    async of(member) {
      const rows = read.selectFrom('passkeys').selectAll().where('member', '=', member)
      return (await rows.orderBy('at').orderBy('id').execute()).map(passkeyOf)
    },
    async withCredential(credential) {
      const rows = read.selectFrom('passkeys').selectAll().where('credential', '=', credential)
      const row = await rows.executeTakeFirst()
      return row === undefined ? null : passkeyOf(row)
    },
    use: (id, use) => write(id, db => noteUse(db, id, use)),
    async remove(member, id) {
      const gone = (db: Transaction<Tables>) =>
        db.deleteFrom('passkeys').where('id', '=', id).where('member', '=', member).executeTakeFirst()
      return (await write(id, gone)).numDeletedRows > 0n
    },
  }
}

async function add(db: Transaction<Tables>, { publicKey, backedUp, countsFrom, ...passkey }: Omit<Passkey, 'usedAt'>) {
  const { member, credential } = passkey
  const known = await db.selectFrom('passkeys').select('id').where('credential', '=', credential).executeTakeFirst()
  if (known !== undefined) throw new Refusal('bad-request', { part: 'credential' })
  const own = await db.selectFrom('passkeys').select('id').where('member', '=', member).execute()
  if (own.length >= limits.passkeys) throw new Refusal('too-many')
  const transports = JSON.stringify(passkey.transports)
  const flags = { backed_up: backedUp ? 1 : 0, counts_from: countsFrom, used_at: null }
  const row = { ...passkey, ...flags, transports, public_key: publicKey }
  await db.insertInto('passkeys').values(row).execute()
}

async function noteUse(db: Transaction<Tables>, id: Id, { counter, backedUp, at }: PasskeyUse): Promise<boolean> {
  const row = await db.selectFrom('passkeys').select('counter').where('id', '=', id).executeTakeFirst()
  const risen = row !== undefined && (counter > row.counter || (counter === 0 && row.counter === 0))
  if (!risen) return false
  const used = { counter, backed_up: backedUp ? 1 : 0, used_at: at }
  await db.updateTable('passkeys').set(used).where('id', '=', id).execute()
  return true
}

function passkeyOf(row: Selectable<Tables['passkeys']>): Passkey {
  const { public_key, backed_up, counts_from: countsFrom, used_at, transports, ...rest } = row
  const flags = {
    countsFrom,
    backedUp: backed_up === 1,
    usedAt: used_at,
    transports: JSON.parse(transports) as string[],
  }
  // A copy of its own: PostgreSQL gives a piece of a larger buffer, and those who compute with it take all of that.
  return { ...rest, ...flags, publicKey: Uint8Array.from(public_key) }
}
