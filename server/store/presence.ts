/** Who is on a board by which server, for the other servers. Times are the database's own, so that no two clocks are compared. */
import type { Id } from '#shared/ids.ts'
import type { Presence } from '#shared/protocol/events.ts'
import type { Database } from './database.ts'
import type { PresenceStore } from './store.ts'

/** Presence over a database. */
export function presenceIn({ read, write, now }: Pick<Database, 'read' | 'write' | 'now'>): PresenceStore {
  return {
    tell: ({ board, room, version, here, ms }) =>
      write(room, async db => {
        await db.deleteFrom('presence').where('expires', '<=', now).execute() // what a killed server left
        const row = { version, here: JSON.stringify(here) }
        await db
          .insertInto('presence')
          .values(({ eb, parens }) => ({ board, room, ...row, expires: parens(eb(now, '+', ms)) }))
          .onConflict(old =>
            old.columns(['board', 'room']).doUpdateSet(({ ref }) => ({ ...row, expires: ref('excluded.expires') })),
          )
          .execute()
      }),
    async forget(board, room) {
      await write(room, db => db.deleteFrom('presence').where('board', '=', board).where('room', '=', room).execute())
    },
    async others(board, room) {
      const rows = await read
        .selectFrom('presence')
        .select(['room', 'version', 'here'])
        .where('board', '=', board)
        .where('room', '!=', room)
        .where('expires', '>', now)
        .orderBy('room')
        .execute()
      return rows.map(row => ({ room: row.room as Id, version: row.version, here: JSON.parse(row.here) as Presence[] }))
    },
  }
}
