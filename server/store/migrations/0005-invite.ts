/** What invitations need beside their own table: by which one a member came, and which press has used which link. */
import type { Migration } from 'kysely/migration'
import type { ColumnKinds } from './column-kinds.ts'

/** Adds `members.invitation` and the table `link_uses`. */
export function invite({ text, whole, after }: ColumnKinds): Migration {
  return {
    async up(db) {
      await db.schema.alterTable('members').addColumn('invitation', text).execute()
      await db.schema.createIndex('members_by_invitation').on('members').column('invitation').execute()
      await db.schema
        .createTable('link_uses')
        .modifyEnd(after)
        .addColumn('secret', text, column => column.notNull())
        .addColumn('key', text, column => column.notNull())
        .addColumn('member', text, column => column.notNull())
        .addColumn('at', whole, column => column.notNull())
        .addPrimaryKeyConstraint('link_uses_key', ['secret', 'key'])
        .execute()
      await db.schema.createIndex('link_uses_by_time').on('link_uses').column('at').execute()
    },
  }
}
