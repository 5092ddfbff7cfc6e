/** Keys and certificates over a database. What was signed once is never written again. */
import type { Selectable, Transaction } from 'kysely'
import type { Id } from '#shared/ids.ts'
import type { Database, Reader } from './database.ts'
import type { Certificate, NewKey, SigningKey, SigningStore } from './signing-store.ts'
import type { Tables } from './tables.ts'

/** Signing over a database. */
export function signingIn({ read, write }: Database): SigningStore {
  return {
    keys: () => keysOf(read),
    signWith: (offered, at) => write('signing-key', db => signWith(db, offered, at)),
    certificate: (board, version) => certificateOf(read, board, version),
    keepCertificate: certificate => write(certificate.board, db => keepCertificate(db, certificate)),
  }
}

async function keysOf(db: Reader): Promise<SigningKey[]> {
  const rows = await db.selectFrom('signing_keys').selectAll().orderBy('since').orderBy('id').execute()
  return rows.map(keyOf)
}

function keyOf({ id, public_key, private_key, since, until }: Selectable<Tables['signing_keys']>): SigningKey {
  return { id, publicKey: public_key, privateKey: private_key, since, until }
}

async function signWith(db: Transaction<Tables>, offered: NewKey, at: number): Promise<SigningKey> {
  const keys = await keysOf(db)
  const chosen = keyFrom(keys, offered)
  if (chosen?.until === null) return chosen
  await db.updateTable('signing_keys').set({ until: at }).where('until', 'is', null).execute()
  if (chosen !== undefined) {
    await db.updateTable('signing_keys').set({ until: null }).where('id', '=', chosen.id).execute()
    return { ...chosen, until: null }
  }
  const { id, publicKey, privateKey } = offered
  const row = { id, public_key: publicKey, private_key: privateKey, since: at, until: null }
  await db.insertInto('signing_keys').values(row).execute()
  return keyOf(row)
}

/** Of the keys that are there, the one to use; undefined when it is the offered one, which is new. */
function keyFrom(keys: readonly SigningKey[], { id, privateKey }: NewKey): SigningKey | undefined {
  if (privateKey === null) return keys.find(key => key.id === id)
  return keys.findLast(key => key.privateKey !== null)
}

async function certificateOf(db: Reader, board: Id, version: number): Promise<Certificate | null> {
  const row = await db
    .selectFrom('certificates')
    .innerJoin('signing_keys', 'signing_keys.id', 'certificates.key')
    .select(['board', 'version', 'statement', 'key', 'public_key as publicKey', 'signature'])
    .where('board', '=', board)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ?? null
}

async function keepCertificate(
  db: Transaction<Tables>,
  certificate: Omit<Certificate, 'publicKey'>,
): Promise<Certificate> {
  const { board, version } = certificate
  const first = db.insertInto('certificates').values(certificate)
  await first.onConflict(there => there.columns(['board', 'version']).doNothing()).execute()
  const kept = await certificateOf(db, board, version)
  if (kept === null) throw new Error(`The certificate of version ${version} of board ${board} was not kept.`)
  return kept
}
