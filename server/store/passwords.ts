/** Passwords: a sign-in name and a hash for each member who has one. */
import type { Selectable } from 'kysely'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Password, PasswordStore } from './back-store.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** Passwords over a database. */
export function passwordsIn({ read, write }: Database): PasswordStore {
  const found = (row: Selectable<Tables['passwords']> | undefined) => (row === undefined ? null : passwordOf(row))
  return {
    async set({ countsFrom, ...password }) {
      const row = { ...password, hash: checkedHash(password.hash), counts_from: countsFrom }
      await write(password.member, async db => {
        await db.deleteFrom('passwords').where('member', '=', password.member).execute()
        const insert = db.insertInto('passwords').values(row)
        // Whoever else takes the name at this moment, on whichever server, is met by the database and not by a look before.
        const set = await insert
          .onConflict(of => of.column('name').doNothing())
          .returning('member')
          .execute()
        if (set.length === 0) throw new Refusal('name-taken')
      })
    },
    of: async member =>
      found(await read.selectFrom('passwords').selectAll().where('member', '=', member).executeTakeFirst()),
    named: async name =>
      found(await read.selectFrom('passwords').selectAll().where('name', '=', name).executeTakeFirst()),
    async remove(member) {
      await write(member, db => db.deleteFrom('passwords').where('member', '=', member).execute())
    },
  }
}

function passwordOf({ counts_from: countsFrom, ...row }: Selectable<Tables['passwords']>): Password {
  return { ...row, countsFrom }
}

/** A password that was given in plain would lie in the file for whoever copies it. */
function checkedHash(hash: string): string {
  if (!hash.startsWith('$argon2id$')) throw new Error('A password is stored as its Argon2id hash, never as itself.')
  return hash
}
