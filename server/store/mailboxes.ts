/** Where members get mail from this server: one address each, confirmed by a letter. */
import type { Database } from './database.ts'
import type { MailboxStore } from './ways-store.ts'

/** Mailboxes over a database. */
export function mailboxesIn({ read, write }: Database): MailboxStore {
  return {
    async set(member, address, at) {
      const box = { address, folded: folded(address), at }
      await write(member, db =>
        db
          .insertInto('mailboxes')
          .values({ member, ...box })
          .onConflict(conflict => conflict.column('member').doUpdateSet(box))
          .execute(),
      )
    },
    async of(member) {
      const row = read.selectFrom('mailboxes').select('address').where('member', '=', member)
      return (await row.executeTakeFirst())?.address ?? null
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
