/**
 * The tables as rows of plain columns: text, whole numbers and bytes only, so that SQLite and PostgreSQL can hold the same.
 * Yes/no is 1/0, lists and translated texts are JSON, times are milliseconds since 1970.
 */
import type { Generated } from 'kysely'

export type Tables = {
  partnerships: {
    id: string
    name: string
    at: number
    /** `active`, `dormant`, `suspended` or `ended`, since a day and by a source, both of which may be empty. */
    status: Generated<string>
    status_since: Generated<string>
    status_source: Generated<string>
  }
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
    /** Where the city lies, in millionths of a degree (WGS84). */
    lat_micro: number | null
    lon_micro: number | null
  }
  members: {
    id: string
    committee: string
    name: string
    role: string
    office: string
    signatory: number
    at: number
    owner: Generated<number>
    /** The language that mail to them is written in (BCP 47), or empty. */
    language: Generated<string>
    /** A `Guest` as JSON; null for a member who is no guest. */
    guest: string | null
    /** Since then they are let in no more. The row stays, since what they signed names it. */
    removed_at: number | null
    /** The invitation by which they came; null for those who were seated without one. */
    invitation: string | null
  }
  /** Small pictures of members, JPEG. */
  portraits: {
    member: string
    bytes: Uint8Array
    /** SHA-256 of the bytes. */
    digest: string
    at: number
  }
  /** Addresses under which calendars read a board, for as long as their member may export it. */
  feeds: {
    id: string
    /** SHA-256 of the secret in the address. */
    secret: string
    board: string
    member: string
    language: string
    /** `agreed` or `planned`: see `FeedContent`. */
    shows: string
    at: number
    /** The beginning of the day (UTC) on which it was read last. */
    used_at: number | null
    revoked_at: number | null
  }
  /** Open letters to people who are not members yet. */
  invitations: {
    id: string
    /** SHA-256 of the secret in the link. */
    secret: string
    partnership: string
    committee: string
    /** The board that they come to; null when they are invited to the partnership. */
    board: string | null
    /** Who is meant; empty for a link that many may use. */
    name: string
    role: string
    office: string
    signatory: number
    /** A `GuestOffer` as JSON; null for a member. */
    guest: string | null
    /** A `Person` as JSON. */
    invited_by: string
    at: number
    expires: number
    uses_left: number | null
    used: number
    revoked_at: number | null
  }
  /** What was done to people and committees, by whom: a line for each change. */
  register: { id: string; partnership: string; at: number; done_by: string; event: string }
  /** Members and histories of boards that were erased, so that an older copy of the database is not taken for the truth. */
  erasures: { id: string; kind: string; subject: string; at: number }
  /** What a committee tells its people about their data: by language, as JSON. `version` rises with each change. */
  notices: { committee: string; version: number; words: string; at: number }
  /** Which version of their committee's notice somebody has read last. */
  notice_reads: { member: string; version: number; at: number }
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
  sessions: {
    token: string
    member: string
    at: number
    seen_at: number
    expires: number
    device: string
    /** Names the session in the list of one's devices, where its token must not stand. */
    id: Generated<string>
    /** How it was begun, such as `link` or `password`. */
    way: Generated<string>
    /** When the person last proved who they are: by a password or a passkey; 0 for never. */
    proved_at: Generated<number>
    /** By which way that was; empty for never. */
    proved_by: Generated<string>
  }
  /** A sign-in name and the Argon2id hash of a password in PHC form. Since `counts_from` it stands for the member at signing. */
  passwords: { member: string; name: string; hash: string; at: number; counts_from: number }
  /**
   * One-time codes by their SHA-256: for a further device of the member, or, where `proposal` is set, for their decision on it,
   * and then `given_by` is a `Person` as JSON.
   */
  codes: {
    code: string
    member: string
    at: number
    expires: number
    proposal: string | null
    given_by: string | null
  }
  /** Which press of which browser used a link or an invitation, for as long as it may be repeated. */
  link_uses: { secret: string; key: string; member: string; at: number }
  links: { secret: string; member: string; expires: number; uses_left: number | null }
  /** `signs`: made for answering proposals too. */
  tokens: { secret: string; member: string; note: string; at: number; signs: Generated<number> }
  /** In this and the next two: since `counts_from` it stands for the member at signing. */
  passkeys: {
    id: string
    member: string
    credential: string
    public_key: Uint8Array
    counter: number
    /** JSON list. */
    transports: string
    backed_up: number
    name: string
    at: number
    counts_from: number
    used_at: number | null
  }
  /** `folded`: the address in small letters, to find it by. */
  mailboxes: { member: string; address: string; folded: string; at: number; counts_from: number }
  identities: { issuer: string; subject: string; member: string; at: number; counts_from: number }
  /** Steps begun, by the hash of the secret that finishes them. */
  challenges: { secret: string; kind: string; member: string | null; content: string; expires: number }
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
  /** Keys that statements are signed with: Ed25519, base64. `until` is null for the one that signs now. */
  signing_keys: {
    id: string
    public_key: string
    /** PKCS #8; null for a key in a file of its own. */
    private_key: string | null
    since: number
    until: number | null
  }
  /** What was signed about an agreed version: the text, the key's id, and the signature in base64. */
  certificates: { board: string; version: number; statement: string; key: string; signature: string }
  decisions: {
    proposal: string
    committee: string
    kind: string
    digest: string
    decided_by: string
    comment: string
    at: number
    /** A `How` as JSON; null from before that was asked. */
    how: string | null
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
