/**
 * Who is here, as the server saw it: name and committee come from the session, and a connection can only say where it works
 * (trust.md S3). One entry a connection; news goes out at once and then at most ten times a second.
 */
import type { Cancel, Clock } from '#server/clock.ts'
import { type Actor, type BoardAccess, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Presence, PresenceRequest } from '#shared/protocol/events.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { RoomSession } from './reader.ts'

/** What a connection says about itself. */
export type Whereabouts = Omit<PresenceRequest, 'board'>

/** What of it is shown: nobody is said to be writing where they may not write. */
export function asPermitted(actor: Actor, access: BoardAccess, said: Whereabouts): Whereabouts {
  const typing = said.typing && may(actor, 'talk', access)
  if (may(actor, 'edit', access)) return { ...said, typing }
  return { ...said, typing, caret: null, place: said.place && { ...said.place, field: null } }
}

type PresenceDeps = {
  readonly clock: Clock
  /** Everybody who is here, to be told to readers. */
  readonly tell: (here: readonly Presence[]) => void
  /** Somebody of this server came, went or moved. */
  readonly changed?: () => void
}
/** `silent`: sweeps since the last sign of life. The clock's hands may be set back or forward; sweeps come all the same. */
type Entry = { presence: Presence; silent: number }

/** Sweeps after which an entry without a sign of life is gone: `limits.presenceMs` at most, since the first comes early. */
const sweeps = 7
/** Milliseconds between two broadcasts: ten a second for few people, fewer for many, since each goes to all of them. */
const pauseFor = (people: number) => Math.max(100, people * 10)

export class Presences {
  readonly #deps: PresenceDeps
  readonly #entries = new Map<Id, Entry>()
  readonly #stopSweep: Cancel
  /** Who is here by other servers. */
  #elsewhere: readonly Presence[] = []
  #pausing: Cancel | null = null
  #news = false

  constructor(deps: PresenceDeps) {
    this.#deps = deps
    this.#stopSweep = deps.clock.every(limits.presenceMs / sweeps, () => this.#sweep())
  }

  /** All who are here: those of this server in the order they came, then those of the others. */
  here(): Presence[] {
    return [...this.own(), ...this.#elsewhere.filter(({ id }) => !this.#entries.has(id))]
  }

  /** Those who are here by this server. */
  own(): Presence[] {
    return [...this.#entries.values()].map(entry => entry.presence)
  }

  /** Takes in who is here by other servers. */
  learn(elsewhere: readonly Presence[]): void {
    if (JSON.stringify(elsewhere) === JSON.stringify(this.#elsewhere)) return
    this.#elsewhere = elsewhere
    this.#tell()
  }

  add({ id, actor }: RoomSession): void {
    const { member, name, committee, guest } = actor
    const vouched = guest === null ? {} : { invitedBy: guest.invitedBy.name }
    const idle = { client: 0, place: null, caret: null, typing: false }
    const presence = { id, member, name, committee, ...vouched, ...idle }
    this.#entries.set(id, { presence, silent: 0 })
    this.#change()
  }

  /** Refusal('too-large') over 4 kB. Nothing happens when the connection is not here (any more). */
  set(connection: Id, { client, place, caret, typing }: Whereabouts): void {
    const entry = this.#entries.get(connection)
    if (entry === undefined) return
    const presence = { ...entry.presence, client, place, caret, typing }
    const said = JSON.stringify(presence)
    if (Buffer.byteLength(said) > limits.presenceBytes) throw new Refusal('too-large', { bytes: limits.presenceBytes })
    const same = said === JSON.stringify(entry.presence)
    this.#entries.set(connection, { presence, silent: 0 })
    if (!same) this.#change()
  }

  /** Any sign of life of the connection keeps its entry. */
  alive(connection: Id): void {
    const entry = this.#entries.get(connection)
    if (entry !== undefined) entry.silent = 0
  }

  remove(connection: Id): void {
    if (this.#entries.delete(connection)) this.#change()
  }

  close(): void {
    this.#stopSweep()
    this.#pausing?.()
    this.#entries.clear()
  }

  #sweep(): void {
    for (const [connection, entry] of this.#entries) {
      entry.silent += 1
      if (entry.silent === sweeps) this.remove(connection)
    }
  }

  #change(): void {
    this.#deps.changed?.()
    this.#tell()
  }

  #tell(): void {
    this.#news = true
    if (this.#pausing === null) this.#send()
  }

  #send(): void {
    this.#pausing = null
    if (!this.#news) return
    this.#news = false
    const here = this.here()
    this.#pausing = this.#deps.clock.after(pauseFor(here.length), () => this.#send())
    this.#deps.tell(here)
  }
}
