/**
 * The events of the live connection (Socket.IO), their requests and their answers. One table a direction; the server parses
 * every request in `server/live/requests.ts`. Bytes are Yjs updates or state vectors in format V1.
 */
import type { Actor } from '../agreement/roles.ts'
import type { Proposal } from '../agreement/standing.ts'
import type { Id } from '../ids.ts'
import type { About, Message } from '../talk/message.ts'
import type { RefusalReply } from './refusals.ts'

/** Where somebody works: a part of the board, perhaps a record, perhaps one of its fields. */
export type Place = { readonly part: string; readonly record: Id | null; readonly field: string | null }

/** A text cursor: Yjs relative positions as JSON text, made and read by the editor binding only. */
export type Caret = { readonly text: string; readonly anchor: string; readonly head: string }

/** One connection of one member, built by the server from the session. */
export type Presence = {
  /** Id of the connection. */
  readonly id: Id
  readonly member: Id
  readonly name: string
  readonly committee: Id
  /** Who vouches for them, when they are a guest. */
  readonly invitedBy?: string
  /** The Yjs client id of the connection's replica, 0 while unknown. */
  readonly client: number
  readonly place: Place | null
  readonly caret: Caret | null
  readonly typing: boolean
}

export type JoinRequest = {
  readonly protocol: number
  readonly schema: number
  readonly board: Id
  /** The epoch that the device knows, or null at its first visit. */
  readonly epoch: number | null
  /** State vector of the device's replica. */
  readonly vector: Uint8Array
  /** Newest talk seq that the device holds, 0 for none. */
  readonly talkSeq: number
}
export type JoinReply = {
  readonly ok: true
  readonly actor: Actor
  readonly connection: Id
  readonly epoch: number
  /** Seq of the newest logged edit. */
  readonly seq: number
  /** What the device lacks. */
  readonly missing: Uint8Array
  /** State vector of the server's replica, so that the device can tell what the server lacks. */
  readonly vector: Uint8Array
  /** Yjs client ids that belong to this connection's member from now on. Use one a replica. */
  readonly clients: readonly number[]
  readonly canEdit: boolean
  readonly presence: readonly Presence[]
  /** Messages after `talkSeq`, oldest first, at most `limits.talkPage`; the newest ones when there are more. */
  readonly messages: readonly Message[]
  readonly talkSeq: number
  readonly proposals: readonly Proposal[]
}

export type EditRequest = {
  readonly board: Id
  /** Names the device's outbox; (board, device, n) is unique, so a retry is answered and not applied twice. */
  readonly device: Id
  /** Rises by one an edit within `device`. */
  readonly n: number
  readonly update: Uint8Array
}
export type EditReply = { readonly ok: true; readonly seq: number }

export type SayRequest = {
  readonly board: Id
  readonly id: Id
  readonly text: string
  readonly language: string
  readonly about: About | null
}
export type SayReply = { readonly ok: true; readonly message: Message }

/** A page of older talk: messages with a seq below `before`, the newest of them first reached. */
export type EarlierRequest = { readonly board: Id; readonly before: number }
export type EarlierReply = { readonly ok: true; readonly messages: readonly Message[]; readonly more: boolean }

export type PresenceRequest = {
  readonly board: Id
  readonly client: number
  readonly place: Place | null
  readonly caret: Caret | null
  readonly typing: boolean
}
export type LeaveRequest = { readonly board: Id }
export type Done = { readonly ok: true }

export type Ack<Reply> = (reply: Reply | RefusalReply) => void

/** From the client. Every event has an answer. */
export type ClientEvents = {
  'board:join': (request: JoinRequest, ack: Ack<JoinReply>) => void
  'board:edit': (request: EditRequest, ack: Ack<EditReply>) => void
  'board:leave': (request: LeaveRequest, ack: Ack<Done>) => void
  'talk:say': (request: SayRequest, ack: Ack<SayReply>) => void
  'talk:earlier': (request: EarlierRequest, ack: Ack<EarlierReply>) => void
  'presence:set': (request: PresenceRequest, ack: Ack<Done>) => void
}

/** From the server. */
export type ServerEvents = {
  /** Edits of others that are on disk, merged. `seq` is the newest of them. */
  'board:edits': (event: { board: Id; seq: number; update: Uint8Array }) => void
  /** Drop what you think you know and join again: the room was reloaded, or this reader fell behind. */
  'board:resync': (event: { board: Id; reason: 'reloaded' | 'behind' | 'access' }) => void
  'talk:said': (event: { board: Id; message: Message }) => void
  /** The whole of who is here. */
  'presence:now': (event: { board: Id; presence: readonly Presence[] }) => void
  'proposals:now': (event: { board: Id; proposals: readonly Proposal[] }) => void
  /** The server is going down in order; come back after `ms`. */
  'server:leaving': (event: { ms: number }) => void
}
