/**
 * The tables as rows of plain columns: text, whole numbers and bytes only, so that SQLite and PostgreSQL can hold the same.
 * Yes/no is 1/0, lists and translated texts are JSON, times are milliseconds since 1970.
 */
export type Tables = {
  partnerships: { id: string; name: string; at: number }
  committees: {
    id: string
    partnership: string
    /** Place among the committees of the partnership, from 1. */
    place: number
    city: string
    initials: string
    colour: number
    zone: string
    country: string
    at: number
  }
  members: {
    id: string
    committee: string
    name: string
    role: string
    office: string
    signatory: number
    at: number
  }
  boards: {
    id: string
    partnership: string
    title: string
    made_by: string
    at: number
    changed_at: number
    epoch: number
    /** Seq of the newest log entry; given out under this row, so that seq has no gaps. */
    seq: number
    /** Rises with every write about talk, proposals, decisions or access, in the same transaction: see `news.ts`. */
    news: number
  }
  board_committees: { board: string; committee: string; place: number }
  log: LogRow
  snapshots: { board: string; epoch: number; seq: number; bytes: Uint8Array; digest: string; checksum: string }
  /** Who is on a board by one server's opening of it. Written only where several servers share the database. */
  presence: { board: string; room: string; version: number; here: string; expires: number }
  /** Who may write under a Yjs client id. */
  client_ids: { board: string; client: number; member: string }
  sessions: { token: string; member: string; at: number; seen_at: number; expires: number; device: string }
  links: { secret: string; member: string; expires: number; uses_left: number | null }
  tokens: { secret: string; member: string; note: string; at: number }
  messages: {
    id: string
    board: string
    seq: number
    member: string
    said_by: string
    at: number
    language: string
    text: string
    about: string | null
    system: string | null
  }
  versions: { board: string; number: number; digest: string; json: string; seq: number; member: string; at: number }
  proposals: {
    id: string
    board: string
    version: number
    digest: string
    committees: string
    proposed_by: string
    at: number
    withdrawn_at: number | null
  }
  decisions: {
    proposal: string
    committee: string
    kind: string
    digest: string
    decided_by: string
    comment: string
    at: number
  }
}

/** One logged edit. `checksum` covers the bytes and everything that says whose and which they are. */
export type LogRow = {
  board: string
  epoch: number
  seq: number
  device: string
  n: number
  member: string
  at: number
  clients: string
  bytes: Uint8Array
  checksum: string
}
