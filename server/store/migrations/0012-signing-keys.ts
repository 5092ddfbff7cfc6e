/** The keys that the server signs with, and what it has signed about agreed versions. */
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds the tables `signing_keys` and `certificates`. */
export function signingKeys({ text, whole, after }: ColumnKinds): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('signing_keys')
        .modifyEnd(after)
        .addColumn('id', text, column => column.notNull())
        .addColumn('public_key', text, column => column.notNull())
        .addColumn('private_key', text)
        .addColumn('since', whole, column => column.notNull())
        .addColumn('until', whole)
        .addPrimaryKeyConstraint('signing_keys_key', ['id'])
        .execute()
      await db.schema
        .createTable('certificates')
        .modifyEnd(after)
        .addColumn('board', text, column => column.notNull())
        .addColumn('version', whole, column => column.notNull())
        .addColumn('statement', text, column => column.notNull())
        .addColumn('key', text, column => column.notNull())
        .addColumn('signature', text, column => column.notNull())
        .addPrimaryKeyConstraint('certificates_key', ['board', 'version'])
        .addForeignKeyConstraint('certificates_of', ['board', 'version'], 'versions', ['board', 'number'])
        .addForeignKeyConstraint('certificates_signed', ['key'], 'signing_keys', ['id'])
        .execute()
    },
  }
}
