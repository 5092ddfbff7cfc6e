/** The history of a board's exports over a database. Numbers rise by one a board. */
import type { Selectable, Transaction } from 'kysely'
import type { Person } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Language } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import type { Database, Reader } from './database.ts'
import type { ExportRow, ExportStore } from './exports-store.ts'
import type { Tables } from './tables.ts'

/** One row for each file that was handed out. */
export function exportsIn({ read, write }: Database): ExportStore {
  return {
    note: (board, made) => write(board, db => note(db, board, made)),
    async before(board, before, limit) {
      const rows = read.selectFrom('exports').selectAll().where('board', '=', board).where('number', '<', before)
      return (await rows.orderBy('number', 'desc').limit(limit).execute()).map(exportOf)
    },
  }
}

async function note(db: Transaction<Tables>, board: Id, made: Omit<ExportRow, 'number'>): Promise<number> {
  const { by, languages, fileName, fileDigest, at, format, version, digest, list, bytes } = made
  const known = await db.selectFrom('boards').select('id').where('id', '=', board).executeTakeFirst()
  if (!known) throw new Refusal('not-found')
  const number = (await newestNumber(db, board)) + 1
  const said = { exported_by: JSON.stringify(by), languages: JSON.stringify(languages) }
  const file = { file_name: fileName, size: bytes, file_digest: fileDigest }
  await db
    .insertInto('exports')
    .values({ board, number, at, format, version, digest, list, ...said, ...file })
    .execute()
  return number
}

async function newestNumber(db: Reader, board: Id): Promise<number> {
  const newest = db.selectFrom('exports').select(({ fn }) => fn.max<number | null>('number').as('number'))
  return (await newest.where('board', '=', board).executeTakeFirst())?.number ?? 0
}

function exportOf(row: Selectable<Tables['exports']>): ExportRow {
  const { number, at, version, digest, list } = row
  return {
    ...{ number, at, version, digest, list },
    by: JSON.parse(row.exported_by) as Person,
    format: row.format as ExportFormat,
    languages: JSON.parse(row.languages) as Language[],
    fileName: row.file_name,
    bytes: row.size,
    fileDigest: row.file_digest,
  }
}
