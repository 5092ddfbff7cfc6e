/** Who took a board's plan out as a file, when, and which state of it. */
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds the table `exports`. */
export function exports({ text, whole, after }: ColumnKinds): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('exports')
        .modifyEnd(after)
        .addColumn('board', text, column => column.notNull())
        .addColumn('number', whole, column => column.notNull())
        .addColumn('exported_by', text, column => column.notNull())
        .addColumn('at', whole, column => column.notNull())
        .addColumn('format', text, column => column.notNull())
        .addColumn('version', whole)
        .addColumn('digest', text, column => column.notNull())
        .addColumn('languages', text, column => column.notNull())
        .addColumn('list', text)
        .addColumn('file_name', text, column => column.notNull())
        .addColumn('size', whole, column => column.notNull())
        .addColumn('file_digest', text, column => column.notNull())
        .addPrimaryKeyConstraint('exports_key', ['board', 'number'])
        .addForeignKeyConstraint('exports_of', ['board'], 'boards', ['id'])
        .execute()
      await db.schema.createIndex('exports_at').on('exports').column('at').execute()
    },
  }
}
