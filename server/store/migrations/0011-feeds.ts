/** Addresses under which calendars read a board. */
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds the table `feeds`. */
export function feeds({ text, whole, after }: ColumnKinds): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('feeds')
        .modifyEnd(after)
        .addColumn('id', text, column => column.notNull())
        .addColumn('secret', text, column => column.notNull())
        .addColumn('board', text, column => column.notNull())
        .addColumn('member', text, column => column.notNull())
        .addColumn('language', text, column => column.notNull())
        .addColumn('shows', text, column => column.notNull())
        .addColumn('at', whole, column => column.notNull())
        .addColumn('used_at', whole)
        .addColumn('revoked_at', whole)
        .addPrimaryKeyConstraint('feeds_key', ['id'])
        .addUniqueConstraint('feeds_secret', ['secret'])
        .addForeignKeyConstraint('feeds_on', ['board'], 'boards', ['id'])
        .addForeignKeyConstraint('feeds_of', ['member'], 'members', ['id'])
        .execute()
      await db.schema.createIndex('feeds_by_member').on('feeds').column('member').execute()
      await db.schema.createIndex('feeds_by_board').on('feeds').column('board').execute()
    },
  }
}
