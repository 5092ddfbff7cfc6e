/** What a board's link tells the page at any moment: a plain value, replaced whole at each change. */

import type * as Y from 'yjs'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { Caret, Place, Presence } from '#shared/protocol/events.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import type { About, Message } from '#shared/talk/message.ts'

/** How the line to the server is, in the words that people see. */
export type Connection = 'online' | 'connecting' | 'offline'

/**
 * Where my own work is. `saved`: the server has acknowledged all of it. `sending`: on its way. `kept`: it cannot be sent now,
 * or was refused, and this device's storage has committed it. `unkept`: the same, and it stands only in this open page.
 */
export type Saving = 'saved' | 'sending' | 'kept' | 'unkept'

/** A message of mine that the server has not acknowledged yet. */
export type UnsentMessage = {
  readonly id: Id
  readonly text: string
  readonly language: string
  readonly about: About | null
  /** This device's storage has committed it. */
  readonly isKept: boolean
  /** A no that stays: it is not sent again by itself. */
  readonly refused: RefusalCode | null
}

/** Why there is no connection, as far as the server has said it: it ends and comes back, or a no that passes. */
export type Cause = 'restart' | RefusalCode

/** Work of mine that is kept on this device and is not in the plan. */
export type Aside = {
  /** `edits` that the server did not take, or a `copy` of the board as it stood before its epoch changed. */
  readonly kind: 'edits' | 'copy'
  readonly why: RefusalCode
  readonly epoch: number
  /** When the newest of it was written or put away, in milliseconds since 1970. */
  readonly at: number
  /** Yjs updates in their order; of a copy its whole state. */
  readonly updates: readonly Uint8Array[]
  /** False where this device could not store it: then it goes with the page. */
  readonly isKept: boolean
  /** The places of its edits on the device. */
  readonly keys: readonly number[]
}

export type BoardState = {
  readonly connection: Connection
  /** Since when the line is broken, in milliseconds since 1970; null while it stands or is first made. */
  readonly offlineSince: number | null
  /** Null while all is well, and where nobody knows why. */
  readonly cause: Cause | null
  readonly saving: Saving
  /** Edits and messages of mine without an ack. */
  readonly unsaved: number
  /** False until the plan has arrived for the first time. */
  readonly hasPlan: boolean
  readonly readOnly: boolean
  /** A no that the page must show: the link goes no further by itself, or an edit was not accepted. */
  readonly refused: RefusalCode | null
  /** True when there is work of mine that the server would not take: on this device, or in this page alone. */
  readonly setAside: boolean
  readonly actor: Actor | null
  /** Id of this connection among `presence`, null while there is none. */
  readonly connectionId: Id | null
  readonly presence: readonly Presence[]
  readonly messages: readonly Message[]
  /** True while older messages can be fetched. */
  readonly moreTalk: boolean
  readonly unsent: readonly UnsentMessage[]
  readonly proposals: readonly Proposal[]
}

/** What I say of myself; the server adds who I am. */
export type OwnPresence = { readonly place: Place | null; readonly caret: Caret | null; readonly typing: boolean }

/** Something that changes, as React wants to read it. */
export type Source<Value> = { get(): Value; subscribe(listener: () => void): () => void }

/** The link of one board as the page uses it. Made by `board.ts`; in tests of parts by a board without a line. */
export type BoardLine = {
  readonly board: Id
  readonly doc: Y.Doc
  readonly state: Source<BoardState>
  /** Sends a message, again after a broken line until it is acknowledged. Rejects with a Refusal. */
  say(text: string, language: string, about: About | null): Promise<void>
  /** Fetches a page of older messages. Rejects with a Refusal, or when the line breaks. */
  earlier(): Promise<void>
  /** Sends a refused message once more. */
  sayAgain(id: Id): void
  /** Forgets a message that was not sent. */
  dropUnsent(id: Id): void
  setPresence(change: Partial<OwnPresence>): void
  /** Resolves when the server has all of my edits. Rejects with a Refusal when it will not take them. */
  settled(): Promise<void>
  /** What of my work on this board is not in the plan, oldest first. */
  asides(): Promise<readonly Aside[]>
  /** Puts edits into the plan once more, as mine; resolves when the server has them. Rejects with a Refusal. */
  putInAgain(aside: Aside): Promise<void>
  /** Deletes it from this device for good. */
  dropAside(aside: Aside): Promise<void>
  /** Tells each update of others as it came, before it is taken in. The function that comes back ends that. */
  onOthers(listener: (update: Uint8Array) => void): () => void
  /** Looks at once whether the line still stands: the page has slept, or the browser has a line again. */
  check(): void
  close(): void
}
