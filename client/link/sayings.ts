/**
 * My messages on their way: kept on the device, sent, sent again after a broken line or a reload, and held until the server
 * has them.
 */
import type { Id } from '#shared/ids.ts'
import type { SayReply } from '#shared/protocol/events.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { Message } from '#shared/talk/message.ts'
import type { UnsentMessage } from './board-state.ts'
import type { Clock } from './clock.ts'
import type { Device, SayingEntry } from './device.ts'
import { type Chance, eventOf, waitBefore } from './link.ts'
import { LineBroken } from './wire.ts'

export type SayingsDeps = {
  readonly board: Id
  readonly device: Device
  readonly clock: Clock
  readonly chance: Chance
  readonly send: (message: Said) => Promise<SayReply>
  readonly onSaid: (message: Message) => void
  readonly onLineBroken: () => void
  readonly onChange: () => void
}

/** What the server is told of a message. */
type Said = Pick<SayingEntry, 'id' | 'text' | 'language' | 'about'>
/** Whoever wrote it in this page and waits for what becomes of it. */
type Writer = { resolve(): void; reject(error: unknown): void }
type Waiting = {
  readonly entry: SayingEntry
  readonly writer: Writer | null
  isKept: boolean
  isSent: boolean
  tries: number
  refused: RefusalCode | null
}

/** The messages of mine that the server has not acknowledged. The id comes from here, so a retry is harmless. */
export class Sayings {
  readonly #deps: SayingsDeps
  #waiting: readonly Waiting[] = []
  #isRunning = false
  #member: Id = ''

  constructor(deps: SayingsDeps) {
    this.#deps = deps
  }

  get unsent(): readonly UnsentMessage[] {
    return this.#waiting.map(({ entry: { id, text, language, about }, isKept, refused }) => {
      return { id, text, language, about, isKept, refused }
    })
  }

  /** Resolves when the server has the message; rejects with the Refusal when the server says no. */
  say(id: Id, message: Omit<Said, 'id'>): Promise<void> {
    const { board, clock, onChange } = this.#deps
    const entry = { board, id, member: this.#member, at: clock.now(), ...message }
    return new Promise((resolve, reject) => {
      const waiting = { entry, writer: { resolve, reject }, isKept: false, isSent: false, tries: 0, refused: null }
      this.#waiting = [...this.#waiting, waiting]
      this.#keep(waiting)
      onChange()
      if (this.#isRunning) void this.#send(waiting)
    })
  }

  /** Takes over what earlier pages of this member could not send. */
  restore(entries: readonly SayingEntry[], member: Id): void {
    this.#member = member
    const known = new Set(this.#waiting.map(({ entry }) => entry.id))
    const earlier = entries.filter(entry => entry.member === member && !known.has(entry.id))
    const state = { writer: null, isKept: true, isSent: false, tries: 0, refused: null }
    this.#waiting = [...earlier.map(entry => ({ entry, ...state })), ...this.#waiting]
  }

  start(): void {
    this.#isRunning = true
    for (const waiting of this.#waiting) if (!waiting.isSent && waiting.refused === null) void this.#send(waiting)
  }

  stop(): void {
    this.#isRunning = false
  }

  /** Tries a message once more that was refused. */
  again(id: Id): void {
    const waiting = this.#waiting.find(each => each.entry.id === id)
    if (waiting === undefined || waiting.refused === null) return
    waiting.refused = null
    this.#deps.onChange()
    if (this.#isRunning) void this.#send(waiting)
  }

  /** Forgets a message that will not be sent any more. */
  drop(id: Id): void {
    const waiting = this.#waiting.find(each => each.entry.id === id)
    if (waiting !== undefined) this.#end(waiting)
  }

  #keep(waiting: Waiting): void {
    const { device, onChange } = this.#deps
    device.keepSaying(waiting.entry).then(
      () => {
        waiting.isKept = true
        // The answer may have been quicker than the device.
        if (!this.#waiting.includes(waiting)) this.#forget(waiting)
        onChange()
      },
      // It stays unkept, and that is what the page shows.
      () => onChange(),
    )
  }

  async #send(waiting: Waiting): Promise<void> {
    const { id, text, language, about } = waiting.entry
    waiting.isSent = true
    try {
      const { message } = await this.#deps.send({ id, text, language, about })
      this.#deps.onSaid(message)
      this.#end(waiting)
      waiting.writer?.resolve()
    } catch (error) {
      waiting.isSent = false
      // A broken line passes: the message waits for the next one.
      if (error instanceof LineBroken) this.#deps.onLineBroken()
      else if (error instanceof Refusal) this.#refuse(waiting, error)
      else throw error
    }
  }

  // A no goes to the writer, who has the words in the field again. Of an earlier page nobody waits: then a no that passes
  // is waited out, and one that stays is shown with the message.
  #refuse(waiting: Waiting, refusal: Refusal): void {
    if (waiting.writer !== null) this.#end(waiting)
    else if (eventOf(refusal.code) === 'refused') waiting.refused = refusal.code
    else this.#sendLater(waiting)
    waiting.writer?.reject(refusal)
    this.#deps.onChange()
  }

  #sendLater(waiting: Waiting): void {
    const { clock, chance } = this.#deps
    clock.after(waitBefore(waiting.tries, chance), () => {
      const isDue = this.#isRunning && !waiting.isSent && this.#waiting.includes(waiting)
      if (isDue) void this.#send(waiting)
    })
    waiting.tries += 1
  }

  #end(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter(each => each !== waiting)
    if (waiting.isKept) this.#forget(waiting)
    this.#deps.onChange()
  }

  // Left on the device it would be sent once more by the next page, which is harmless.
  #forget({ entry }: Waiting): void {
    this.#deps.device.forgetSaying(entry).catch(() => undefined)
  }
}
