/**
 * Presence in the words of y-protocols/awareness, for clients that know nothing else. The server writes every state itself,
 * from the session; of what a client sends only its own caret is read (trust.md S3).
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Id } from '#shared/ids.ts'
import type { Caret, Presence } from '#shared/protocol/events.ts'

/** What a client says of one Yjs client id. `here` is false when it says that the id is gone. */
export type Said = { readonly client: number; readonly here: boolean; readonly caret: Caret | null }

/** Colours of the cities as y-websocket clients expect them, in the order of `Committee.colour`; the last one for others. */
const colours = ['#1f5fa8', '#b4450f', '#1e7a4c', '#7a3e9d', '#0e7480', '#8a6100', '#a8326e', '#4a5568'] as const
const mostSaid = 200
/** Client ids of Yjs are whole numbers below 2^32; a larger one is nobody's. */
const latestClient = 2 ** 32 - 1
const caretCharacters = 1000

/** The CSS colour of a committee's colour number, 1 to 8. */
export function cssColour(colour: number | undefined): string {
  return colours[(colour ?? 0) - 1] ?? '#4a5568'
}

/** The states of an awareness update. Throws on bytes that are none; reads no more than a board can have. */
export function readAwareness(update: Uint8Array): Said[] {
  const decoder = decoding.createDecoder(update)
  const count = decoding.readVarUint(decoder)
  const said: Said[] = []
  for (let i = 0; i < Math.min(count, mostSaid); i++) {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    const state: unknown = JSON.parse(decoding.readVarString(decoder))
    if (client <= latestClient) said.push({ client, here: state !== null, caret: caretOf(state) })
  }
  return said
}

/** The cursor of the editor bindings: two relative positions. `text` is the root they name, where they name one. */
function caretOf(state: unknown): Caret | null {
  const cursor = member(state, 'cursor')
  const anchor = positionText(member(cursor, 'anchor'))
  const head = positionText(member(cursor, 'head'))
  if (anchor === null || head === null) return null
  const root = member(member(cursor, 'anchor'), 'tname')
  return { text: typeof root === 'string' ? root.slice(0, 200) : '', anchor, head }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function positionText(position: unknown): string | null {
  if (typeof position !== 'object' || position === null) return null
  const text = JSON.stringify(position)
  return text.length <= caretCharacters ? text : null
}

/** The time of day, which never falls: who sets the server's clock back must not make its news look older than what was told. */
export function risingTime(now: () => number): () => number {
  let latest = 0
  return () => {
    latest = Math.max(latest, now())
    return latest
  }
}

type View = { clock: number; state: string }

/** What one y-websocket client was told of the others, so that it is told only what changed. */
export class AwarenessView {
  readonly #own: Id
  readonly #colourOf: (committee: Id) => string
  readonly #told = new Map<number, View>()

  /** `own` is the connection itself: a client must not be told its own state, which it would take for newer than its own. */
  constructor(own: Id, colourOf: (committee: Id) => string) {
    this.#own = own
    this.#colourOf = colourOf
  }

  /** The update that brings the client from what it was told to `here`; null when nothing changed. */
  changes(here: readonly Presence[], now: number): Uint8Array | null {
    const states = this.#states(here)
    const gone = [...this.#told.keys()].filter(client => !states.has(client))
    const news = [...states].filter(([client, state]) => this.#told.get(client)?.state !== state)
    const entries = [...news, ...gone.map((client): [number, string] => [client, 'null'])]
    return entries.length === 0 ? null : this.#tell(entries, now)
  }

  /** All of `here` again, as newer. Clients forget states that are half a minute old, and hang up on a silent server. */
  refresh(here: readonly Presence[], now: number): Uint8Array {
    return this.#tell([...this.#states(here)], now)
  }

  #states(here: readonly Presence[]): Map<number, string> {
    const own = here.find(one => one.id === this.#own)?.client
    const others = here.filter(one => one.client !== 0 && one.client !== own && one.id !== this.#own)
    return new Map(others.map(one => [one.client, this.#stateOf(one)]))
  }

  #stateOf({ name, committee, caret }: Presence): string {
    const user = { name, color: this.#colourOf(committee), committee }
    return JSON.stringify({ user, cursor: caret && cursorOf(caret) })
  }

  /**
   * The clock must rise for each client id, also over reconnects and restarts, since a client keeps the last one it saw:
   * so it is the time of day.
   */
  #tell(entries: readonly [number, string][], now: number): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, entries.length)
    for (const [client, state] of entries) {
      const clock = Math.max(now, (this.#told.get(client)?.clock ?? 0) + 1)
      if (state === 'null') this.#told.delete(client)
      else this.#told.set(client, { clock, state })
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
    return encoding.toUint8Array(encoder)
  }
}

function cursorOf({ anchor, head }: Caret): { anchor: unknown; head: unknown } | null {
  try {
    return { anchor: JSON.parse(anchor), head: JSON.parse(head) }
  } catch {
    return null // a caret is what a client wrote; one that is no JSON points nowhere
  }
}
