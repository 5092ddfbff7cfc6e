/** The register: what was done to people and committees, a line for each change, in the transaction of the change. */
import type { Transaction } from 'kysely'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { RegisterEvent, RegisterLine } from '#shared/protocol/people.ts'
import type { Reader } from './database.ts'
import type { Doing } from './partnership-store.ts'
import type { Tables } from './tables.ts'

/** Writes the lines of one doing; none is no error. */
export async function note(
  db: Transaction<Tables>,
  { id, partnership, by, at }: Doing,
  events: readonly RegisterEvent[],
): Promise<void> {
  if (events.length === 0) return
  const done_by = JSON.stringify(by)
  const rows = events.map((event, i) => ({
    ...{ id: `${id}.${i}`, partnership, at, done_by },
    event: JSON.stringify(event),
  }))
  await db.insertInto('register').values(rows).execute()
}

/** The newest lines of a partnership, newest first. */
export async function registerOf(db: Reader, partnership: Id, limit: number): Promise<RegisterLine[]> {
  const rows = await db
    .selectFrom('register')
    .selectAll()
    .where('partnership', '=', partnership)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, at, done_by, event }) => ({
    ...{ id, at },
    by: JSON.parse(done_by) as Person,
    event: JSON.parse(event) as RegisterLine['event'],
  }))
}
