/** Committees as rows, in the order in which a partnership got them. */
import type { Selectable, Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { CommitteeSeat } from '#shared/protocol/people.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import type { Reader } from './database.ts'
import type { NewCommittee } from './store.ts'
import type { Tables } from './tables.ts'

/** Seats a committee in its partnership, after those that are there. */
export async function createCommittee(db: Transaction<Tables>, row: NewCommittee): Promise<void> {
  const { id, partnership, at } = row
  const { before } = await db
    .selectFrom('committees')
    .select(({ fn }) => fn.countAll<number>().as('before'))
    .where('partnership', '=', partnership)
    .executeTakeFirstOrThrow()
  const values = { id, partnership, place: before + 1, ...columnsOf({ lat: null, lon: null, ...row }), at }
  await db.insertInto('committees').values(values).execute()
}

/** One committee; null when there is none. */
export async function committeeWith(db: Reader, id: Id): Promise<Committee | null> {
  const row = await db.selectFrom('committees').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? committeeOf(row) : null
}

/** The committees of a partnership, in their order. */
export async function committeesOf(db: Reader, partnership: Id): Promise<Committee[]> {
  const rows = db.selectFrom('committees').selectAll().where('partnership', '=', partnership).orderBy('place')
  return (await rows.execute()).map(committeeOf)
}

/** What can be changed of a committee, as columns. */
export function columnsOf({ city, initials, colour, zone, country, lat, lon }: Omit<CommitteeSeat, 'id'>) {
  return { city, initials, colour, zone, country, lat_micro: micro(lat), lon_micro: micro(lon) }
}

const million = 1_000_000

function micro(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * million)
}

/** A committee with where it lies, from its row. */
export function seatOf(row: Selectable<Tables['committees']>): CommitteeSeat {
  const { lat_micro, lon_micro } = row
  const degrees = (whole: number | null) => (whole === null ? null : whole / million)
  return { ...committeeOf(row), lat: degrees(lat_micro), lon: degrees(lon_micro) }
}

/** A committee as others see it, from its row. */
export function committeeOf(row: Selectable<Tables['committees']>): Committee {
  const { id, city, initials, colour, zone, country } = row
  return { id, city, initials, colour, zone, country }
}
