/** What several servers on one database need: a mark of news for each board, and who is there by which server. */
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds `boards.news` and the table `presence`. */
export function nodes(kinds: ColumnKinds): Migration {
  return {
    async up(db) {
      await db.schema
        .alterTable('boards')
        .addColumn('news', kinds.whole, column => column.notNull().defaultTo(0))
        .execute()
      const presence = db.schema.createTable('presence').modifyEnd(kinds.after)
      await (kinds.fleeting === null ? presence : presence.modifyFront(kinds.fleeting))
        .addColumn('board', kinds.text, column => column.notNull())
        .addColumn('room', kinds.text, column => column.notNull())
        .addColumn('version', kinds.whole, column => column.notNull())
        .addColumn('here', kinds.text, column => column.notNull())
        .addColumn('expires', kinds.whole, column => column.notNull())
        .addPrimaryKeyConstraint('presence_key', ['board', 'room'])
        .execute()
    },
  }
}
