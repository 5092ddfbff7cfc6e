/** A board's talk: messages in the order in which the server got them. */
import type { Selectable, Transaction } from 'kysely'
import type { Person } from '#shared/agreement/standing.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { About, Message, SystemEvent } from '#shared/talk/message.ts'
import type { Database, Reader } from './database.ts'
import { raiseNews } from './news.ts'
import type { TalkStore } from './store.ts'
import type { Tables } from './tables.ts'

/** The talk over a database. */
export function talkIn({ read, write }: Database): TalkStore {
  return {
    say: message => write(message.board, db => say(db, message)),
    since: (board, seq, limit) => newest(read, board, { above: seq, below: Number.MAX_SAFE_INTEGER }, limit),
    earlier: (board, before, limit) => newest(read, board, { above: 0, below: before }, limit),
    lastSeq: board => lastSeq(read, board),
  }
}

async function say(
  db: Transaction<Tables>,
  message: Omit<Message, 'seq'>,
): Promise<{ message: Message; repeated: boolean }> {
  const before = await db.selectFrom('messages').selectAll().where('id', '=', message.id).executeTakeFirst()
  if (before) return { message: repeatOf(before, message), repeated: true }
  await raiseNews(db, message.board)
  const said = { ...message, seq: (await lastSeq(db, message.board)) + 1 }
  await db.insertInto('messages').values(rowOf(said)).execute()
  return { message: said, repeated: false }
}

/**
 * Somebody else's message under the same id is a forgery or a broken device, and not an answer to this one. A line of the
 * server's own is under an id that no device can send, and stays whoever's deed brought it about first.
 */
function repeatOf(row: Selectable<Tables['messages']>, message: Omit<Message, 'seq'>): Message {
  const another = message.system === null && row.member !== message.by.member
  if (row.board !== message.board || another) throw new Refusal('bad-request')
  return messageOf(row)
}

async function lastSeq(db: Reader, board: string): Promise<number> {
  const newestOf = db.selectFrom('messages').select(({ fn }) => fn.max<number | null>('seq').as('seq'))
  return (await newestOf.where('board', '=', board).executeTakeFirst())?.seq ?? 0
}

async function newest(
  db: Reader,
  board: string,
  range: { above: number; below: number },
  limit: number,
): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('board', '=', board)
    .where('seq', '>', range.above)
    .where('seq', '<', range.below)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.reverse().map(messageOf)
}

function rowOf(message: Message): Tables['messages'] {
  const { id, board, seq, by, at, language, text, about, system } = message
  const written = { id, board, seq, member: by.member, said_by: JSON.stringify(by), at, language, text }
  return { ...written, about: about && JSON.stringify(about), system: system && JSON.stringify(system) }
}

function messageOf(row: Selectable<Tables['messages']>): Message {
  const { id, board, seq, at, language, text } = row
  return {
    id,
    board,
    seq,
    by: JSON.parse(row.said_by) as Person,
    at,
    language,
    text,
    about: row.about === null ? null : (JSON.parse(row.about) as About),
    system: row.system === null ? null : (JSON.parse(row.system) as SystemEvent),
  }
}
