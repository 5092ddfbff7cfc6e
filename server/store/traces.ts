/**
 * Where a person stands in the tables: one line for each column that names a member. The file of one's own data, erasing and
 * the test that looks for forgotten tables all go by this list, so a new table that names a member gets its line here.
 */
import type { Tables } from './tables.ts'

export type Trace = {
  readonly table: keyof Tables
  readonly column: string
  /**
   * `id`: the member's id. `json`: JSON in which the id stands beside the name, as in a `Person` or a `Guest`. `name`: JSON
   * that says a person by the name alone, as the register does.
   */
  readonly holds: 'id' | 'json' | 'name'
  /** What the person is given of each row. Secrets and their hashes are never among it. */
  readonly given: readonly string[]
  /**
   * What erasing does: `row` deletes the rows, `name` takes the name out of the JSON, `words` the text of a message too,
   * `seat` empties the member's own row. `id` leaves a number that means nobody any more, `record` a record that must stay.
   */
  readonly erased: 'row' | 'name' | 'words' | 'seat' | 'id' | 'record'
}

/** What stands in a record where a name was. It is no word of any language. In the member's own row nothing stands. */
export const formerName = '—'

const messageColumns = ['board', 'seq', 'at', 'language', 'text', 'about', 'system']

/** Every column that names a member. */
export const traces: readonly Trace[] = [
  {
    ...{ table: 'members', column: 'id', holds: 'id', erased: 'seat' },
    given: ['id', 'committee', 'name', 'role', 'office', 'signatory', 'owner', 'language', 'guest', 'at', 'removed_at'],
  },
  { table: 'members', column: 'guest', holds: 'json', given: ['id', 'at'], erased: 'name' },
  {
    ...{ table: 'sessions', column: 'member', holds: 'id', erased: 'row' },
    given: ['device', 'way', 'at', 'seen_at', 'expires', 'proved_at'],
  },
  { table: 'links', column: 'member', holds: 'id', given: ['expires', 'uses_left'], erased: 'row' },
  { table: 'passwords', column: 'member', holds: 'id', given: ['name', 'at'], erased: 'row' },
  { table: 'passkeys', column: 'member', holds: 'id', given: ['name', 'at', 'used_at'], erased: 'row' },
  { table: 'mailboxes', column: 'member', holds: 'id', given: ['address', 'at'], erased: 'row' },
  { table: 'identities', column: 'member', holds: 'id', given: ['issuer', 'at'], erased: 'row' },
  { table: 'challenges', column: 'member', holds: 'id', given: ['expires'], erased: 'row' },
  { table: 'codes', column: 'member', holds: 'id', given: ['at', 'expires'], erased: 'row' },
  { table: 'codes', column: 'given_by', holds: 'json', given: [], erased: 'row' },
  { table: 'link_uses', column: 'member', holds: 'id', given: ['at'], erased: 'row' },
  { table: 'tokens', column: 'member', holds: 'id', given: ['note', 'at'], erased: 'row' },
  {
    ...{ table: 'invitations', column: 'invited_by', holds: 'json', erased: 'row' },
    given: ['name', 'committee', 'board', 'role', 'office', 'at', 'expires', 'used', 'revoked_at'],
  },
  { table: 'invitations', column: 'guest', holds: 'json', given: [], erased: 'name' },
  { table: 'messages', column: 'member', holds: 'id', given: messageColumns, erased: 'words' },
  { table: 'messages', column: 'said_by', holds: 'json', given: [], erased: 'name' },
  { table: 'register', column: 'done_by', holds: 'json', given: ['at', 'event'], erased: 'name' },
  { table: 'register', column: 'event', holds: 'name', given: ['at', 'event'], erased: 'name' },
  { table: 'proposals', column: 'proposed_by', holds: 'json', given: ['board', 'version', 'at'], erased: 'record' },
  {
    ...{ table: 'decisions', column: 'decided_by', holds: 'json', erased: 'record' },
    given: ['proposal', 'kind', 'digest', 'comment', 'decided_by', 'at'],
  },
  { table: 'decisions', column: 'how', holds: 'json', given: [], erased: 'record' },
  { table: 'certificates', column: 'statement', holds: 'json', given: [], erased: 'record' },
  { table: 'versions', column: 'member', holds: 'id', given: ['board', 'number', 'at'], erased: 'id' },
  { table: 'boards', column: 'made_by', holds: 'id', given: ['id', 'at'], erased: 'id' },
  { table: 'log', column: 'member', holds: 'id', given: ['board', 'seq', 'at'], erased: 'id' },
  { table: 'client_ids', column: 'member', holds: 'id', given: [], erased: 'id' },
  { table: 'presence', column: 'here', holds: 'json', given: [], erased: 'row' },
  { table: 'portraits', column: 'member', holds: 'id', given: ['bytes', 'at'], erased: 'row' },
  {
    ...{ table: 'feeds', column: 'member', holds: 'id', erased: 'row' },
    given: ['board', 'language', 'shows', 'at', 'used_at', 'revoked_at'],
  },
  { table: 'notice_reads', column: 'member', holds: 'id', given: ['version', 'at'], erased: 'row' },
]
