/** Finding the rows that name a person, and taking the name out of what they hold. */
import { sql } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { Reader } from './database.ts'
import { formerName, type Trace } from './traces.ts'

export type Row = Record<string, unknown>

/** A member as they may be found: by id, and in lists of doings by the names that they have had. */
export type Who = { readonly id: Id; readonly names: readonly string[]; readonly partnership: Id | null }

/** Who the member is, with former names as the register tells them. */
export async function whoIs(db: Reader, member: Id): Promise<Who> {
  const row = await db
    .selectFrom('members')
    .innerJoin('committees', 'committees.id', 'members.committee')
    .select(['name', 'partnership'])
    .where('members.id', '=', member)
    .executeTakeFirst()
  if (row === undefined) return { id: member, names: [], partnership: null }
  const { name, partnership } = row
  return { id: member, names: name === '' ? [] : await namesEver(db, name, partnership), partnership }
}

/** Whoever was renamed to a name of theirs had another name before. */
async function namesEver(db: Reader, name: string, partnership: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('register')
    .select('event')
    .where('partnership', '=', partnership)
    .where('event', 'like', '%"renamed"%')
    .orderBy('at', 'desc')
    .execute()
  const names = new Set([name])
  for (const { event } of rows) {
    const { event: kind, from, to } = JSON.parse(event) as Row
    if (kind === 'renamed' && names.has(String(to))) names.add(String(from))
  }
  return [...names]
}

/** The rows whose column names the person. For JSON, the database finds the likely ones and reading them tells. */
export async function rowsAt(db: Reader, trace: Trace, who: Who): Promise<Row[]> {
  const { table, column, holds } = trace
  const from = sql`select * from ${sql.table(table)} where ${sql.ref(column)}`
  if (holds === 'id') return (await sql<Row>`${from} = ${who.id}`.execute(db)).rows
  const found = new Map<string, Row[]>()
  for (const word of holds === 'name' ? who.names : [who.id]) {
    const { rows } = await sql<Row>`${from} like ${`%${JSON.stringify(word)}%`} order by ${sql.ref(column)}`.execute(db)
    found.set(word, rows)
  }
  const rows = [...found.values()].flat()
  const once = [...new Map(rows.map(row => [JSON.stringify(row), row])).values()]
  return once.filter(row => isAbout(JSON.parse(String(row[column])), trace, who))
}

/** True when something in `value` stands for the person. */
function isAbout(value: unknown, trace: Trace, who: Who): boolean {
  if (trace.holds === 'name')
    return typeof value === 'object' && Object.values(value ?? {}).some(each => isName(each, who))
  if (typeof value !== 'object' || value === null) return false
  return isMember(value as Row, who) || Object.values(value).some(each => isAbout(each, trace, who))
}

/** The same value, with the mark in place of the person's name wherever it stands for them. */
export function withoutName(value: unknown, trace: Trace, who: Who): unknown {
  if (trace.holds === 'name') return mapped(value as Row, each => (isName(each, who) ? formerName : each))
  if (Array.isArray(value)) return value.map(each => withoutName(each, trace, who))
  if (typeof value !== 'object' || value === null) return value
  const same = mapped(value as Row, each => withoutName(each, trace, who))
  return isMember(same, who) && typeof same.name === 'string' ? { ...same, name: formerName } : same
}

function mapped(value: Row, change: (each: unknown) => unknown): Row {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each)]))
}

function isMember(value: Row, { id }: Who): boolean {
  return value.member === id || value.id === id
}

function isName(value: unknown, { names }: Who): boolean {
  return typeof value === 'string' && names.includes(value)
}
