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
 * Where my own work is. `saved`: the server has acknowledged all of it. `sending`: on its way. `kept`: no line, and this
 * device's storage has committed it. `unkept`: no line, and it stands only in this open page.
 */
export type Saving = 'saved' | 'sending' | 'kept' | 'unkept'

/** A message of mine that the server has not acknowledged yet. */
export type UnsentMessage = {
  readonly id: Id
  readonly text: string
  readonly language: string
  readonly about: About | null
}

export type BoardState = {
  readonly connection: Connection
  readonly saving: Saving
  /** Edits and messages of mine without an ack. */
  readonly unsaved: number
  /** False until the plan has arrived for the first time. */
  readonly hasPlan: boolean
  readonly readOnly: boolean
  /** A no that the page must show: the link goes no further by itself, or an edit was not accepted. */
  readonly refused: RefusalCode | null
  /** True when edits of mine were put aside on this device because the server would not take them. */
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
  setPresence(change: Partial<OwnPresence>): void
  /** Resolves when the server has all of my edits. Rejects with a Refusal when it will not take them. */
  settled(): Promise<void>
  close(): void
}
