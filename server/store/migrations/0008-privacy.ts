/** What data protection keeps: what was erased, what a city tells its people, and who has read it. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds the tables `erasures`, `notices` and `notice_reads`. */
export function privacy(kinds: ColumnKinds): Migration {
  return {
    async up(db) {
      await erasures(db, kinds)
      await notices(db, kinds)
      await noticeReads(db, kinds)
    },
  }
}

async function erasures(db: Kysely<unknown>, { text, whole, after }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('erasures')
    .modifyEnd(after)
    .addColumn('id', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('subject', text, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addPrimaryKeyConstraint('erasures_key', ['id'])
    .execute()
}

async function notices(db: Kysely<unknown>, { text, whole, after }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('notices')
    .modifyEnd(after)
    .addColumn('committee', text, column => column.notNull())
    .addColumn('version', whole, column => column.notNull())
    .addColumn('words', text, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addPrimaryKeyConstraint('notices_key', ['committee'])
    .addForeignKeyConstraint('notices_of', ['committee'], 'committees', ['id'])
    .execute()
}

async function noticeReads(db: Kysely<unknown>, { text, whole, after }: ColumnKinds): Promise<void> {
  await db.schema
    .createTable('notice_reads')
    .modifyEnd(after)
    .addColumn('member', text, column => column.notNull())
    .addColumn('version', whole, column => column.notNull())
    .addColumn('at', whole, column => column.notNull())
    .addPrimaryKeyConstraint('notice_reads_key', ['member'])
    .addForeignKeyConstraint('notice_reads_by', ['member'], 'members', ['id'])
    .execute()
}
