/** The pictures of members over a database. */
import type { Database } from './database.ts'
import type { PortraitStore } from './portraits-store.ts'

/** One row for each member who has one. */
export function portraitsIn({ read, write }: Database): PortraitStore {
  return {
    put: (member, { bytes, digest, at }) =>
      write(member, async db => {
        const values = { member, bytes, digest, at }
        await db
          .insertInto('portraits')
          .values(values)
          .onConflict(row => row.column('member').doUpdateSet({ bytes, digest, at }))
          .execute()
      }),
    async find(member) {
      const row = await read
        .selectFrom('portraits')
        .select(['bytes', 'digest'])
        .where('member', '=', member)
        .executeTakeFirst()
      return row ?? null
    },
    remove: member =>
      write(member, async db => {
        await db.deleteFrom('portraits').where('member', '=', member).execute()
      }),
  }
}
