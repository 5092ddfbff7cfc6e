/** Who is let in and as what: a partnership's status, owners, guests, invitations, and what is known of a session. */
import type { ColumnDataType, Expression, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds columns to partnerships, committees, members and sessions, and the tables `invitations` and `register`. */
export function people(kinds: ColumnKinds): Migration {
  return {
    async up(db) {
      const { text, whole } = kinds
      await add(db, 'partnerships', { status: [text, 'active'], status_since: [text, ''], status_source: [text, ''] })
      await addNullable(db, 'committees', { lat_micro: whole, lon_micro: whole })
      await add(db, 'members', { owner: [whole, 0], language: [text, ''] })
      await addNullable(db, 'members', { guest: text, removed_at: whole })
      await add(db, 'sessions', { id: [text, ''], way: [text, 'link'], proved_at: [whole, 0] })
      await invitations(db, kinds)
      await register(db, kinds)
    },
  }
}

type Kind = ColumnDataType | Expression<unknown>

async function add(
  db: Kysely<unknown>,
  table: string,
  columns: Record<string, [Kind, string | number]>,
): Promise<void> {
  for (const [name, [kind, otherwise]] of Object.entries(columns)) {
    await db.schema
      .alterTable(table)
      .addColumn(name, kind, column => column.notNull().defaultTo(otherwise))
      .execute()
  }
}

async function addNullable(db: Kysely<unknown>, table: string, columns: Record<string, Kind>): Promise<void> {
  for (const [name, kind] of Object.entries(columns)) {
    await db.schema.alterTable(table).addColumn(name, kind).execute()
  }
}

async function invitations(db: Kysely<unknown>, { text, whole, after }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('invitations')
    .modifyEnd(after)
    .addColumn('id', text, column => column.notNull())
    .addColumn('secret', text, column => column.notNull())
    .addColumn('partnership', text, column => column.notNull())
    .addColumn('committee', text, column => column.notNull())
    .addColumn('board', text)
    .addColumn('name', text, column => column.notNull())
    .addColumn('role', text, column => column.notNull())
    .addColumn('office', text, column => column.notNull())
    .addColumn('signatory', whole, column => column.notNull())
    .addColumn('guest', text)
    .addColumn('invited_by', text, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addColumn('expires', whole, column => column.notNull())
    .addColumn('uses_left', whole)
    .addColumn('used', whole, column => column.notNull())
    .addColumn('revoked_at', whole)
    .addPrimaryKeyConstraint('invitations_key', ['id'])
    .addUniqueConstraint('invitations_secret', ['secret'])
    .addForeignKeyConstraint('invitations_of', ['committee'], 'committees', ['id'])
    .execute()
  await db.schema.createIndex('invitations_by_committee').on('invitations').column('committee').execute()
}

async function register(db: Kysely<unknown>, { text, whole, after }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('register')
    .modifyEnd(after)
    .addColumn('id', text, column => column.notNull())
    .addColumn('partnership', text, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addColumn('done_by', text, column => column.notNull())
    .addColumn('event', text, column => column.notNull())
    .addPrimaryKeyConstraint('register_key', ['id'])
    .addForeignKeyConstraint('register_of', ['partnership'], 'partnerships', ['id'])
    .execute()
  await db.schema.createIndex('register_by_partnership').on('register').columns(['partnership', 'at']).execute()
}
