/** Small pictures of members, as the server has drawn them anew. */
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds the table `portraits`. */
export function portraits({ text, whole, bytes, after }: ColumnKinds): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('portraits')
        .modifyEnd(after)
        .addColumn('member', text, column => column.notNull())
        .addColumn('bytes', bytes, column => column.notNull())
        .addColumn('digest', text, column => column.notNull())
        .addColumn('at', whole, column => column.notNull())
        .addPrimaryKeyConstraint('portraits_key', ['member'])
        .addForeignKeyConstraint('portraits_of', ['member'], 'members', ['id'])
        .execute()
    },
  }
}
