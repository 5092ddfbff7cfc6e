/**
 * What a room knows of those who have its board open. Both transports, Socket.IO and y-websocket, implement `Reader`; the
 * room never learns which one it feeds.
 */
import type { Actor } from '#shared/agreement/roles.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Presence, ServerEvents } from '#shared/protocol/events.ts'
import type { Message } from '#shared/talk/message.ts'

/** One member on one board by one connection. Another connection of the same member is another session. */
export type RoomSession = {
  /** Id of the connection. */
  readonly id: Id
  readonly actor: Actor
}

/** An edit as a session sends it. `(device, n)` names it, so that sending it again is harmless. */
export type Edit = { readonly device: Id; readonly n: number; readonly update: Uint8Array }

/** Edits of others that are on disk, merged. `seq` is the newest of them. */
export type Edits = { readonly seq: number; readonly update: Uint8Array }

/** Why a reader has to join again. */
export type ResyncReason = Parameters<ServerEvents['board:resync']>[0]['reason']

/** Somebody who is fed by a room. None of these calls may throw or wait. */
export type Reader = {
  readonly session: RoomSession
  /** Bytes that were handed over and have not left the process yet. */
  buffered(): number
  edits(edits: Edits): void
  /** All that was sent before counts no more; the room has already forgotten this reader. */
  resync(reason: ResyncReason): void
  presence(here: readonly Presence[]): void
  said(message: Message): void
  proposals(proposals: readonly Proposal[]): void
  /** Who may do what has changed: the actor is read again, and the session ends or begins anew if it is another. */
  recheck(): void
}
