/** What each committee tells its people about their data, and who has read which version of it. */
import type { Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import type { Database, Reader } from './database.ts'
import type { Notice, NoticeStore } from './privacy-store.ts'
import type { Tables } from './tables.ts'

/** Notices over a database. */
export function noticesIn({ read, write }: Database): NoticeStore {
  return {
    notice: committee => noticeOf(read, committee),
    setNotice: (committee, words, at) => write(committee, db => setNotice(db, committee, words, at)),
    async readVersion(member) {
      const row = read.selectFrom('notice_reads').select('version').where('member', '=', member)
      return (await row.executeTakeFirst())?.version ?? -1
    },
    async noteRead(member, version, at) {
      await write(member, db => noteRead(db, { member, version, at }))
    },
  }
}

async function noticeOf(db: Reader, committee: Id): Promise<Notice | null> {
  const row = await db.selectFrom('notices').selectAll().where('committee', '=', committee).executeTakeFirst()
  return row ? { version: row.version, words: JSON.parse(row.words) as Translated, at: row.at } : null
}

async function setNotice(db: Transaction<Tables>, committee: Id, words: Translated, at: number): Promise<Notice> {
  const before = await noticeOf(db, committee)
  const text = JSON.stringify(words)
  if (before !== null && JSON.stringify(before.words) === text) return before
  const version = Math.max(at, (before?.version ?? 0) + 1) // a time, so that those of two committees differ, too
  const values = { version, words: text, at }
  await db
    .insertInto('notices')
    .values({ committee, ...values })
    .onConflict(old => old.column('committee').doUpdateSet(values))
    .execute()
  return { version, words, at }
}

/** Which one was read last counts, also when the person has moved to another committee since. */
async function noteRead(db: Transaction<Tables>, row: Tables['notice_reads']): Promise<void> {
  const { version, at } = row
  const added = db.insertInto('notice_reads').values(row)
  await added.onConflict(old => old.column('member').doUpdateSet({ version, at })).execute()
}
