/** Coming back without a link: passwords, one-time codes, what a session was proved by, and how a decision was given. */
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds the tables `passwords` and `codes`, and columns to sessions, tokens and decisions. */
export function back({ text, whole, after }: ColumnKinds): Migration {
  return {
    async up(db) {
      await db.schema
        .createTable('passwords')
        .modifyEnd(after)
        .addColumn('member', text, column => column.notNull())
        .addColumn('name', text, column => column.notNull())
        .addColumn('hash', text, column => column.notNull())
        .addColumn('at', whole, column => column.notNull())
        .addColumn('counts_from', whole, column => column.notNull())
        .addPrimaryKeyConstraint('passwords_key', ['member'])
        .addUniqueConstraint('passwords_name', ['name'])
        .addForeignKeyConstraint('passwords_of', ['member'], 'members', ['id'])
        .execute()
      await db.schema
        .createTable('codes')
        .modifyEnd(after)
        .addColumn('code', text, column => column.notNull())
        .addColumn('member', text, column => column.notNull())
        .addColumn('at', whole, column => column.notNull())
        .addColumn('expires', whole, column => column.notNull())
        .addColumn('proposal', text)
        .addColumn('given_by', text)
        .addPrimaryKeyConstraint('codes_key', ['code'])
        .addForeignKeyConstraint('codes_of', ['member'], 'members', ['id'])
        .execute()
      const alter = (table: string) => db.schema.alterTable(table)
      await alter('sessions')
        .addColumn('proved_by', text, column => column.notNull().defaultTo(''))
        .execute()
      await alter('tokens')
        .addColumn('signs', whole, column => column.notNull().defaultTo(0))
        .execute()
      await alter('decisions').addColumn('how', text).execute()
    },
  }
}
