/** Ways in: sessions, sign-in links and access tokens. Only SHA-256 hashes of secrets come here, and that is checked. */
import type { Selectable } from 'kysely'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database, Reader } from './database.ts'
import { noteUse, repeatedUse } from './link-uses.ts'
import type { Hash, LinkStore, SessionStore, TokenStore, Way } from './store.ts'
import type { Tables } from './tables.ts'

/** A session's last use is written at most this often, in milliseconds: each request would be an fsync otherwise. */
const touchEvery = 60_000

/** Sessions over a database. */
export function sessionsIn({ read, write }: Database): SessionStore {
  return {
    async create(token, { provedAt, ...session }) {
      const row = { token: checked(token), ...session, seen_at: session.at, proved_at: provedAt }
      await write(token, db => db.insertInto('sessions').values(row).execute())
    },
    async find(token, at) {
      const row = await read.selectFrom('sessions').selectAll().where('token', '=', token).executeTakeFirst()
      if (!row || at >= row.expires || at >= row.seen_at + limits.sessionIdleMs) return null
      const { id, member, at: begun, seen_at, expires, device, way, proved_at } = row
      return { id, member, at: begun, seenAt: seen_at, expires, device, way: way as Way, provedAt: proved_at }
    },
    async touch(token, at) {
      const stale = read.selectFrom('sessions').select('token').where('token', '=', token)
      if (!(await stale.where('seen_at', '<=', at - touchEvery).executeTakeFirst())) return
      const touched = (db: Reader) => db.updateTable('sessions').set({ seen_at: at }).where('token', '=', token)
      await write(token, db => touched(db).where('seen_at', '<', at).execute()) // another node may have been here meanwhile
    },
    async end(token) {
      await write(token, db => db.deleteFrom('sessions').where('token', '=', token).execute())
    },
    async standing(tokens, at) {
      if (tokens.length === 0) return new Set()
      const rows = await read
        .selectFrom('sessions')
        .select('token')
        .where('token', 'in', tokens)
        .where('expires', '>', at)
        .where('seen_at', '>', at - limits.sessionIdleMs)
        .execute()
      return new Set(rows.map(row => row.token))
    },
  }
}

/** Sign-in links over a database. */
export function linksIn({ read, write }: Database): LinkStore {
  return {
    async createLink(secret, { member, expires, usesLeft }) {
      const row = { secret: checked(secret), member, expires, uses_left: usesLeft }
      await write(secret, db => db.insertInto('links').values(row).execute())
    },
    useLink: (secret, at, key) =>
      write(secret, async db => {
        const before = key === undefined ? null : await repeatedUse(db, secret, { key, at })
        if (before !== null) return before
        const link = await openLink(db, secret, at)
        if (link === null) throw new Refusal('link-invalid')
        if (link.uses_left !== null) {
          const left = { uses_left: link.uses_left - 1 }
          await db.updateTable('links').set(left).where('secret', '=', secret).execute()
          if (key !== undefined) await noteUse(db, secret, { key, at }, link.member)
        }
        return link.member
      }),
    async whose(secret, at, key) {
      const link = await openLink(read, secret, at)
      return link?.member ?? (key === undefined ? null : repeatedUse(read, secret, { key, at }))
    },
  }
}

/** The link while it can be used. */
async function openLink(db: Reader, secret: Hash, at: number): Promise<Selectable<Tables['links']> | null> {
  const link = await db.selectFrom('links').selectAll().where('secret', '=', secret).executeTakeFirst()
  return !link || at >= link.expires || link.uses_left === 0 ? null : link
}

/** Access tokens over a database. */
export function tokensIn({ read, write }: Database): TokenStore {
  return {
    async createToken(secret, { member, note, at }) {
      const row = { secret: checked(secret), member, note, at }
      await write(secret, db => db.insertInto('tokens').values(row).execute())
    },
    async findToken(secret) {
      const columns = read.selectFrom('tokens').select(['member', 'note', 'at'])
      return (await columns.where('secret', '=', secret).executeTakeFirst()) ?? null
    },
  }
}

/** A secret that was given in plain would lie in the file for whoever copies it. */
export function checked(hash: Hash): Hash {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('A secret is stored as its SHA-256 in hex, never as itself.')
  return hash
}
