/** Addresses of calendars over a database. */
import type { Selectable, Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { FeedContent, FeedEvent, FeedInfo } from '#shared/protocol/feeds.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { printedTitle } from './boards.ts'
import type { Database, Reader } from './database.ts'
import type { Feed, FeedStore, NewFeed } from './feed-store.ts'
import type { Doing } from './partnership-store.ts'
import { note } from './register.ts'
import { checked } from './sessions.ts'
import type { Hash } from './store.ts'
import type { Tables } from './tables.ts'

/** The addresses of all boards. */
export function feedsIn({ read, write }: Database): FeedStore {
  return {
    create: (secret, feed, doing) => write(feed.member, db => create(db, secret, feed, doing)),
    find: secret => findBy(read, 'secret', secret),
    get: id => findBy(read, 'id', id),
    of: member => openOnes(read, 'member', member),
    on: board => openOnes(read, 'board', board),
    noteUse: (id, day) =>
      write(id, async db => {
        const unnoted = db.updateTable('feeds').set({ used_at: day }).where('id', '=', id)
        await unnoted.where(({ eb, or }) => or([eb('used_at', 'is', null), eb('used_at', '<', day)])).execute()
      }),
    end: (id, doing) => write(id, db => end(db, id, doing)),
  }
}

/** Ends all of a member, as when they are removed. */
export async function endFeedsOf(db: Transaction<Tables>, member: Id, at: number): Promise<void> {
  const open = db.updateTable('feeds').set({ revoked_at: at }).where('member', '=', member)
  await open.where('revoked_at', 'is', null).execute()
}

async function create(db: Transaction<Tables>, secret: Hash, feed: NewFeed, doing: Doing): Promise<void> {
  const most = limits.feeds
  if ((await openOnes(db, 'member', feed.member)).length >= most) throw new Refusal('feeds-full', { most })
  const { id, board, member, language, shows, at } = feed
  const values = { id, secret: checked(secret), board, member, language, shows, at }
  await db.insertInto('feeds').values(values).execute()
  await tell(db, doing, { event: 'feed-made', board, member })
}

async function end(db: Transaction<Tables>, id: Id, doing: Doing): Promise<void> {
  const row = await db
    .updateTable('feeds')
    .set({ revoked_at: doing.at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['board', 'member'])
    .executeTakeFirst()
  if (row) await tell(db, doing, { event: 'feed-ended', ...row })
}

type Told = Pick<FeedEvent, 'event'> & { readonly board: Id; readonly member: Id }

async function tell(db: Transaction<Tables>, doing: Doing, { event, board, member }: Told): Promise<void> {
  const row = db.selectFrom('members').select('name').where('id', '=', member)
  const { name } = await row.executeTakeFirstOrThrow()
  await note(db, doing, [{ event, name, board, title: await printedTitle(db, board) }])
}

async function findBy(db: Reader, column: 'secret' | 'id', value: string): Promise<Feed | null> {
  const row = await db.selectFrom('feeds').selectAll().where(column, '=', value).executeTakeFirst()
  return row ? { ...feedOf(row), revokedAt: row.revoked_at } : null
}

async function openOnes(db: Reader, column: 'member' | 'board', value: Id): Promise<FeedInfo[]> {
  const rows = await db
    .selectFrom('feeds')
    .innerJoin('members', 'members.id', 'feeds.member')
    .selectAll('feeds')
    .select('members.name')
    .where(`feeds.${column}`, '=', value)
    .where('revoked_at', 'is', null)
    .orderBy('feeds.at')
    .orderBy('feeds.id')
    .execute()
  return rows.map(row => ({ ...feedOf(row), name: row.name }))
}

function feedOf(row: Selectable<Tables['feeds']>): Omit<FeedInfo, 'name'> {
  const { id, board, member, language, at } = row
  return { id, board, member, language, shows: row.shows as FeedContent, at, usedAt: row.used_at }
}
