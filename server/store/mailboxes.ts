/** Where members get mail from this server: one address each, confirmed by a letter. */
import type { Database } from './database.ts'
import type { MailboxStore } from './ways-store.ts'

/** Mailboxes over a database. */
export function mailboxesIn({ read, write }: Database): MailboxStore {
  return {
    async set(member, address, { at, countsFrom }) {
      const box = { address, folded: folded(address), at, counts_from: countsFrom }
      await write(member, db =>
        db
          .insertInto('mailboxes')
          .values({ member, ...box })
          .onConflict(conflict => conflict.column('member').doUpdateSet(box))
          .execute(),
      )
    },
    async of(member) {
      const rows = read.selectFrom('mailboxes').selectAll().where('member', '=', member)
      const row = await rows.executeTakeFirst()
      return row === undefined ? null : { address: row.address, at: row.at, countsFrom: row.counts_from }
    },
    at: address =>
      read
        .selectFrom('mailboxes')
        .innerJoin('members', 'members.id', 'mailboxes.member')
        .select(['member', 'name', 'language'])
        .where('folded', '=', folded(address))
        .where('removed_at', 'is', null)
        .orderBy('member')
        .execute(),
    async remove(member) {
      await write(member, db => db.deleteFrom('mailboxes').where('member', '=', member).execute())
    },
  }
}

/** Nobody types capitals in an address the same way twice. */
function folded(address: string): string {
  return address.toLowerCase()
}
