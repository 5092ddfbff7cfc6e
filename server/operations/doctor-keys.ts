/** Whether the keys that statements are signed with are whole: a certificate outlives them only if they are. */
import { DatabaseSync } from 'node:sqlite'
import { keyId, signerOf } from '#server/signing/key.ts'

/** How many keys the database holds, and what is wrong with one. A database of before there were keys holds none. */
export function examineKeys(file: string): { readonly count: number; readonly faults: readonly string[] } {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const isThere = db.prepare("select 1 from sqlite_schema where type = 'table' and name = 'signing_keys'").get()
    const rows = isThere === undefined ? [] : db.prepare('select id, public_key, private_key from signing_keys').all()
    return { count: rows.length, faults: rows.flatMap(faultOf) }
  } finally {
    db.close()
  }
}

function faultOf({ id, public_key, private_key }: Record<string, unknown>): string[] {
  const fault = [`The signing key ${String(id)} is damaged: bring it back from a backup.`]
  if (keyId(String(public_key)) !== id) return fault
  if (private_key === null) return []
  try {
    return signerOf(String(private_key)).id === id ? [] : fault
  } catch {
    return fault // without what the library says of it, which could quote it
  }
}
