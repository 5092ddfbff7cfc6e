/** Ways to come back: passkeys, addresses for mail, accounts of a town hall, and what was begun and must be finished once. */
import type { CreateTableBuilder } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds the tables `passkeys`, `mailboxes`, `identities` and `challenges`. */
export function ways(kinds: ColumnKinds): Migration {
  return {
    async up(db) {
      const table = (name: string) => db.schema.createTable(name).modifyEnd(kinds.after)
      await passkeys(table('passkeys'), kinds).execute()
      await db.schema.createIndex('passkeys_by_member').on('passkeys').column('member').execute()
      await mailboxes(table('mailboxes'), kinds).execute()
      await db.schema.createIndex('mailboxes_by_folded').on('mailboxes').column('folded').execute()
      await identities(table('identities'), kinds).execute()
      await challenges(table('challenges'), kinds).execute()
      await db.schema.createIndex('challenges_by_expires').on('challenges').column('expires').execute()
    },
  }
}

type Table = CreateTableBuilder<string, never>

function passkeys(table: Table, { text, whole, bytes }: ColumnKinds) {
  return table
    .addColumn('id', text, column => column.notNull())
    .addColumn('member', text, column => column.notNull())
    .addColumn('credential', text, column => column.notNull())
    .addColumn('public_key', bytes, column => column.notNull())
    .addColumn('counter', whole, column => column.notNull())
    .addColumn('transports', text, column => column.notNull())
    .addColumn('backed_up', whole, column => column.notNull())
    .addColumn('name', text, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addColumn('counts_from', whole, column => column.notNull())
    .addColumn('used_at', whole)
    .addPrimaryKeyConstraint('passkeys_key', ['id'])
    .addUniqueConstraint('passkeys_credential', ['credential'])
    .addForeignKeyConstraint('passkeys_of', ['member'], 'members', ['id'])
}

function mailboxes(table: Table, { text, whole }: ColumnKinds) {
  return table
    .addColumn('member', text, column => column.notNull())
    .addColumn('address', text, column => column.notNull())
    .addColumn('folded', text, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addColumn('counts_from', whole, column => column.notNull())
    .addPrimaryKeyConstraint('mailboxes_key', ['member'])
    .addForeignKeyConstraint('mailboxes_of', ['member'], 'members', ['id'])
}

function identities(table: Table, { text, whole }: ColumnKinds) {
  return table
    .addColumn('issuer', text, column => column.notNull())
    .addColumn('subject', text, column => column.notNull())
    .addColumn('member', text, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addColumn('counts_from', whole, column => column.notNull())
    .addPrimaryKeyConstraint('identities_key', ['issuer', 'subject'])
    .addUniqueConstraint('identities_member', ['issuer', 'member'])
    .addForeignKeyConstraint('identities_of', ['member'], 'members', ['id'])
}

function challenges(table: Table, { text, whole }: ColumnKinds) {
  return table
    .addColumn('secret', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('member', text)
    .addColumn('content', text, column => column.notNull())
    .addColumn('expires', whole, column => column.notNull())
    .addPrimaryKeyConstraint('challenges_key', ['secret'])
    .addForeignKeyConstraint('challenges_of', ['member'], 'members', ['id'])
}
