/** What clients may send on the live connection: one schema an event, held to the types of `shared/protocol/events.ts`. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import type { Caret, ClientEvents, Place } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { isPlainText } from '#shared/protocol/plain-text.ts'
import { Refusal, type RefusalReply } from '#shared/protocol/refusals.ts'
import { type About, aboutKinds } from '#shared/talk/message.ts'

export type EventName = keyof ClientEvents
/** What comes with an event, once it was parsed. */
export type RequestOf<E extends EventName> = Parameters<ClientEvents[E]>[0]
/** What a yes to an event is answered with. */
export type ReplyOf<E extends EventName> = Exclude<Parameters<Parameters<ClientEvents[E]>[1]>[0], RefusalReply>

// Some seven bytes for each page that ever wrote on the board: with 64 KiB, nobody could come back after a busy year.
const vectorBytes = limits.firstSyncBytes
const latestClient = 2 ** 32 - 1

const id = z.string().refine(isId)
const count = z.int().min(0)
/** Text as people write it. */
const text = (most: number) => z.string().max(most).refine(isPlainText)
/** Bytes as a plain view: a Buffer reads differently in a few places where Yjs expects none. */
const bytes = (most: number) =>
  z
    .custom<Uint8Array>(value => value instanceof Uint8Array && value.byteLength <= most)
    .transform(value => new Uint8Array(value.buffer, value.byteOffset, value.byteLength))

const about: z.ZodType<About> = z.object({ kind: z.enum(aboutKinds), id })
const place: z.ZodType<Place> = z.object({ part: text(40), record: id.nullable(), field: text(80).nullable() })
const caret: z.ZodType<Caret> = z.object({ text: text(200), anchor: text(1000), head: text(1000) })

const schemas: { readonly [E in EventName]: z.ZodType<RequestOf<E>> } = {
  'board:join': z.object({
    protocol: count,
    schema: count,
    board: id,
    epoch: count.nullable(),
    vector: bytes(vectorBytes),
    talkSeq: count,
  }),
  'board:edit': z.object({ board: id, device: id, n: count, update: bytes(limits.firstSyncBytes) }),
  'board:leave': z.object({ board: id }),
  'talk:say': z.object({
    board: id,
    id,
    text: text(limits.messageCharacters),
    language: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i),
    about: about.nullable(),
  }),
  'talk:earlier': z.object({ board: id, before: count }),
  'presence:set': z.object({
    board: id,
    client: z.int().min(0).max(latestClient),
    place: place.nullable(),
    caret: caret.nullable(),
    typing: z.boolean(),
  }),
}

/** What came with `event`, parsed. Refusal('bad-request') names the first part that does not fit. */
export function parseRequest<E extends EventName>(event: E, value: unknown): RequestOf<E> {
  const parsed = schemas[event].safeParse(value)
  if (parsed.success) return parsed.data
  throw new Refusal('bad-request', { part: parsed.error.issues[0]?.path.join('.') ?? '' })
}
