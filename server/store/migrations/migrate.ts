/** Brings a database to the tables of this version: forward only, all steps in the caller's transaction, or none. */
import type { Transaction } from 'kysely'
import type { Migration } from 'kysely/migration'
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration'
import { first } from './0001-first.ts'
import { nodes } from './0002-nodes.ts'
import { people } from './0003-people.ts'
import { invite } from './0005-invite.ts'
import { back } from './0006-back.ts'
import { ways } from './0007-ways.ts'
import { privacy } from './0008-privacy.ts'
import { portraits } from './0009-portraits.ts'
import { feeds } from './0011-feeds.ts'
import { signingKeys } from './0012-signing-keys.ts'
import { type ColumnKinds, sqliteKinds } from './column-kinds.ts'

/** Every step under its name, which begins with its number. */
export function steps(kinds: ColumnKinds): Record<string, Migration> {
  return {
    '0001-first': first(kinds),
    '0002-nodes': nodes(kinds),
    '0003-people': people(kinds),
    '0005-invite': invite(kinds),
    '0006-back': back(kinds),
    '0007-ways': ways(kinds),
    '0008-privacy': privacy(kinds),
    '0009-portraits': portraits(kinds),
    '0012-signing-keys': signingKeys(kinds),
    '0011-feeds': feeds(kinds),
  }
}

/** The names of all steps that this version knows, in order. */
export const stepNames: readonly string[] = Object.keys(steps(sqliteKinds)).sort()

/** Runs what is missing of `known`. Throws for a database that a newer version has already gone beyond. */
export async function migrate<Tables>(
  db: Transaction<Tables>,
  kinds: ColumnKinds,
  known: Record<string, Migration> = steps(kinds),
): Promise<void> {
  await refuseNewer(db, Object.keys(known))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => known } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** An older program on newer tables would write rows that the newer one does not expect. */
async function refuseNewer<Tables>(db: Transaction<Tables>, known: readonly string[]): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(t => t.name === DEFAULT_MIGRATION_TABLE)) return
  const plain = db as unknown as Transaction<{ [DEFAULT_MIGRATION_TABLE]: { name: string } }>
  const done = await plain.selectFrom(DEFAULT_MIGRATION_TABLE).select('name').execute()
  const beyond = done.map(row => row.name).filter(name => !known.includes(name))
  if (beyond.length > 0) {
    throw new Error(
      `The database was written by a newer Twinboard (schema ${beyond.join(', ')}; this one ends at ${known.at(-1)}). Start the newer version, or restore a backup from before it.`,
    )
  }
}
