/** The first tables. Never changed once released: whatever comes later is a new file with the next number. */
import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Makes every table from nothing. */
export function first(kinds: ColumnKinds): Migration {
  return {
    async up(db) {
      await people(db, kinds)
      await boards(db, kinds)
      await log(db, kinds)
      await signIn(db, kinds)
      await talk(db, kinds)
      await agreement(db, kinds)
    },
  }
}

async function people(db: Kysely<unknown>, kinds: ColumnKinds): Promise<void> {
  await table(db, kinds, 'partnerships', ['id', 'name'], ['at'])
    .addPrimaryKeyConstraint('partnerships_key', ['id'])
    .execute()
  await table(
    db,
    kinds,
    'committees',
    ['id', 'partnership', 'city', 'initials', 'zone', 'country'],
    ['place', 'colour', 'at'],
  )
    .addPrimaryKeyConstraint('committees_key', ['id'])
    .addUniqueConstraint('committees_place', ['partnership', 'place'])
    .addForeignKeyConstraint('committees_of', ['partnership'], 'partnerships', ['id'])
    .execute()
  await table(db, kinds, 'members', ['id', 'committee', 'name', 'role', 'office'], ['signatory', 'at'])
    .addPrimaryKeyConstraint('members_key', ['id'])
    .addForeignKeyConstraint('members_of', ['committee'], 'committees', ['id'])
    .execute()
  await db.schema.createIndex('members_by_committee').on('members').column('committee').execute()
}

async function boards(db: Kysely<unknown>, kinds: ColumnKinds): Promise<void> {
  await table(db, kinds, 'boards', ['id', 'partnership', 'title', 'made_by'], ['at', 'changed_at', 'epoch', 'seq'])
    .addPrimaryKeyConstraint('boards_key', ['id'])
    .addForeignKeyConstraint('boards_of', ['partnership'], 'partnerships', ['id'])
    .execute()
  await table(db, kinds, 'board_committees', ['board', 'committee'], ['place'])
    .addPrimaryKeyConstraint('board_committees_key', ['board', 'committee'])
    .addForeignKeyConstraint('board_committees_board', ['board'], 'boards', ['id'])
    .addForeignKeyConstraint('board_committees_committee', ['committee'], 'committees', ['id'])
    .execute()
  await db.schema.createIndex('boards_by_committee').on('board_committees').column('committee').execute()
}

async function log(db: Kysely<unknown>, kinds: ColumnKinds): Promise<void> {
  await table(db, kinds, 'log', ['board', 'device', 'member', 'clients', 'checksum'], ['epoch', 'seq', 'n', 'at'])
    .addColumn('bytes', kinds.bytes, column => column.notNull())
    .addPrimaryKeyConstraint('log_key', ['board', 'seq'])
    .addUniqueConstraint('log_once', ['board', 'device', 'n'])
    .addForeignKeyConstraint('log_of', ['board'], 'boards', ['id'])
    .execute()
  await table(db, kinds, 'snapshots', ['board', 'digest', 'checksum'], ['epoch', 'seq'])
    .addColumn('bytes', kinds.bytes, column => column.notNull())
    .addPrimaryKeyConstraint('snapshots_key', ['board'])
    .addForeignKeyConstraint('snapshots_of', ['board'], 'boards', ['id'])
    .execute()
  await table(db, kinds, 'client_ids', ['board', 'member'], ['client'])
    .addPrimaryKeyConstraint('client_ids_key', ['board', 'client'])
    .addForeignKeyConstraint('client_ids_of', ['board'], 'boards', ['id'])
    .execute()
}

async function signIn(db: Kysely<unknown>, kinds: ColumnKinds): Promise<void> {
  await table(db, kinds, 'sessions', ['token', 'member', 'device'], ['at', 'seen_at', 'expires'])
    .addPrimaryKeyConstraint('sessions_key', ['token'])
    .addForeignKeyConstraint('sessions_of', ['member'], 'members', ['id'])
    .execute()
  await table(db, kinds, 'links', ['secret', 'member'], ['expires'])
    .addColumn('uses_left', kinds.whole)
    .addPrimaryKeyConstraint('links_key', ['secret'])
    .addForeignKeyConstraint('links_of', ['member'], 'members', ['id'])
    .execute()
  await table(db, kinds, 'tokens', ['secret', 'member', 'note'], ['at'])
    .addPrimaryKeyConstraint('tokens_key', ['secret'])
    .addForeignKeyConstraint('tokens_of', ['member'], 'members', ['id'])
    .execute()
}

async function talk(db: Kysely<unknown>, kinds: ColumnKinds): Promise<void> {
  await table(db, kinds, 'messages', ['id', 'board', 'member', 'said_by', 'language', 'text'], ['seq', 'at'])
    .addColumn('about', kinds.text)
    .addColumn('system', kinds.text)
    .addPrimaryKeyConstraint('messages_key', ['id'])
    .addUniqueConstraint('messages_order', ['board', 'seq'])
    .addForeignKeyConstraint('messages_of', ['board'], 'boards', ['id'])
    .execute()
}

async function agreement(db: Kysely<unknown>, kinds: ColumnKinds): Promise<void> {
  await table(db, kinds, 'versions', ['board', 'digest', 'json', 'member'], ['number', 'seq', 'at'])
    .addPrimaryKeyConstraint('versions_key', ['board', 'number'])
    .addForeignKeyConstraint('versions_of', ['board'], 'boards', ['id'])
    .execute()
  await table(db, kinds, 'proposals', ['id', 'board', 'digest', 'committees', 'proposed_by'], ['version', 'at'])
    .addColumn('withdrawn_at', kinds.whole)
    .addPrimaryKeyConstraint('proposals_key', ['id'])
    .addUniqueConstraint('proposals_version', ['board', 'version'])
    .addForeignKeyConstraint('proposals_of', ['board', 'version'], 'versions', ['board', 'number'])
    .execute()
  await table(db, kinds, 'decisions', ['proposal', 'committee', 'kind', 'digest', 'decided_by', 'comment'], ['at'])
    .addPrimaryKeyConstraint('decisions_once', ['proposal', 'committee'])
    .addForeignKeyConstraint('decisions_on', ['proposal'], 'proposals', ['id'])
    .addForeignKeyConstraint('decisions_of', ['committee'], 'committees', ['id'])
    .execute()
}

/** A table with its columns of text and of whole numbers, none of which may be empty. */
function table<Name extends string>(
  db: Kysely<unknown>,
  kinds: ColumnKinds,
  name: Name,
  texts: readonly string[],
  wholes: readonly string[],
): CreateTableBuilder<Name, string> {
  const columns = [
    ...texts.map(column => ({ column, kind: kinds.text })),
    ...wholes.map(column => ({ column, kind: kinds.whole })),
  ]
  return columns.reduce<CreateTableBuilder<Name, string>>(
    (builder, { column, kind }) => builder.addColumn(column, kind, c => c.notNull()),
    db.schema.createTable(name).modifyEnd(kinds.after),
  )
}
