/** Access tokens by hand, for tools that act for a member: made and ended also while the server runs. */
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Chance } from '#server/chance.ts'
import { newSecret } from '#server/commands/secret.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { databaseIn } from './backup.ts'

export type MemberLine = {
  readonly id: Id
  readonly name: string
  readonly office: string
  readonly city: string
  /** How many access tokens the member has. */
  readonly tokens: number
}

/** Everybody who is seated somewhere. */
export function membersIn(folder: string): MemberLine[] {
  const members = `
    select members.id, name, office, city, (select count(*) from tokens where member = members.id) as tokens
    from members join committees on committees.id = committee order by city, name`
  return within(folder, db => db.prepare(members).all() as MemberLine[])
}

/** A new access token of the member; it is kept as its hash only. Throws when there is no such member, and for guests. */
export function makeToken(folder: string, member: Id, { now, chance }: { now: number; chance: Chance }): string {
  const secret = newSecret(chance)
  within(folder, db => {
    refuseStranger(db, member)
    refuseGuest(db, member)
    const token = db.prepare('insert into tokens (secret, member, note, at) values (?, ?, ?, ?)')
    token.run(sha256Hex(secret), member, 'made by hand', now)
  })
  return secret
}

/** Ends all access tokens of the member and answers how many there were. Throws when there is no such member. */
export function endTokens(folder: string, member: Id): number {
  return within(folder, db => {
    refuseStranger(db, member)
    return Number(db.prepare('delete from tokens where member = ?').run(member).changes)
  })
}

function refuseStranger(db: DatabaseSync, member: Id): void {
  const there = db.prepare('select 1 from members where id = ?').get(member)
  if (there === undefined) throw new Error(`There is no member ${member}. Without a name, the command lists them.`)
}

/** A guest is vouched for in person and for a time; a token would outlive that, in tools that nobody looks after. */
function refuseGuest(db: DatabaseSync, member: Id): void {
  const guest = db.prepare('select 1 from members where id = ? and guest is not null').get(member)
  if (guest !== undefined) throw new Error(`The member ${member} is a guest, and guests get no access tokens.`)
}

function within<T>(folder: string, work: (db: DatabaseSync) => T): T {
  const file = databaseIn(folder)
  if (!existsSync(file)) throw new Error(`There is no database in ${folder} yet: the first start makes it.`)
  const db = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true })
  try {
    db.exec('pragma synchronous = full')
    return work(db)
  } finally {
    db.close()
  }
}
