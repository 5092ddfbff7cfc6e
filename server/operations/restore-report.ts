/** What the restored state does not have and the present one, attached as `now`, does: the price of a restore, counted. */
import type { DatabaseSync } from 'node:sqlite'
import { serverMember } from '#server/store/store.ts'

/** Counts of rows that only the database that was there has. */
export type Lost = { readonly [Kind in keyof typeof rows]: number }

/** Each kind's rows, and what makes two of them the same. What the server wrote to mark an epoch is nobody's edit. */
const rows = {
  boards: ['boards', 'id'],
  edits: [`log where member <> '${serverMember}'`, 'board, seq, checksum'],
  messages: ['messages', 'id'],
  versions: ['versions', 'board, number, digest'],
  decisions: ['decisions', 'proposal, committee'],
  members: ['members', 'id'],
} as const

/** Counts them. */
export function whatIsLost(db: DatabaseSync): Lost {
  const count = ([of, key]: (typeof rows)[keyof typeof rows]) => {
    const newer = `select ${key} from now.${of} except select ${key} from main.${of}`
    return Number(db.prepare(`select count(*) as n from (${newer})`).get()?.n)
  }
  return Object.fromEntries(Object.entries(rows).map(([kind, row]) => [kind, count(row)])) as Lost
}
