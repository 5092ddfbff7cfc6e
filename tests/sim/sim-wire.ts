/** The page's end of the simulated network, behaving as `socketWire` of client/link/wire.ts does over a real one. */
import type { Chance } from '#client/link/link.ts'
import { Redial } from '#client/link/redial.ts'
import {
  answerIn,
  answerWithinMs,
  type Heard,
  LineBroken,
  type ReplyOf,
  type RequestOf,
  type Wire,
  type WireListener,
} from '#client/link/wire.ts'
import type { Id } from '#shared/ids.ts'
import type { ClientEvents } from '#shared/protocol/events.ts'
import type { Down, EndReason, EventUp, Line, LineEnd } from './line.ts'
import type { SimClock } from './sim-clock.ts'

/** Where a page asks for a line. It is answered by `connected` or `failed`, whenever that may be. */
export type Exchange = { dial(wire: SimWire): void; hungUp(wire: SimWire): void }

type WireDeps = {
  readonly exchange: Exchange
  readonly clock: SimClock
  readonly chance: Chance
  readonly member: Id
  readonly name: string
}
type Asked = { resolve(reply: object): void; reject(error: unknown): void; callOff(): void }

export class SimWire implements Wire, LineEnd<Down> {
  readonly member: Id
  readonly name: string
  readonly #deps: WireDeps
  #listener: WireListener | null = null
  #line: Line | null = null
  readonly #asked = new Map<number, Asked>()
  #count = 0
  readonly #redial: Redial
  /** Lines that broke, or that were given up. */
  breaks = 0

  constructor(deps: WireDeps) {
    this.#deps = deps
    this.#redial = new Redial(deps.clock, deps.chance, () => deps.exchange.dial(this))
    this.member = deps.member
    this.name = deps.name
  }

  get line(): Line | null {
    return this.#line
  }

  open(listener: WireListener): void {
    this.#listener = listener
    this.#deps.exchange.dial(this)
  }

  ask<Event extends EventUp>(
    event: Event,
    request: RequestOf<Event>,
    withinMs = answerWithinMs,
  ): Promise<ReplyOf<Event>> {
    const line = this.#line
    if (line === null) return Promise.reject(new LineBroken())
    return new Promise((resolve, reject) => {
      this.#count += 1
      const id = this.#count
      const giveUp = () => this.#asked.delete(id) && reject(new LineBroken())
      const callOff = this.#deps.clock.after(withinMs, giveUp)
      this.#asked.set(id, { resolve: reply => resolve(reply as ReplyOf<Event>), reject, callOff })
      line.sendUp({ kind: 'ask', id, event, request })
    })
  }

  reset(): void {
    this.#hangUp()
    this.#redial.now()
  }

  close(): void {
    this.#listener = null
    this.#redial.stop()
    this.#hangUp()
  }

  /** The line stands. */
  connected(line: Line): void {
    this.#redial.done()
    this.#line = line
    line.page = this
    this.#listener?.up()
  }

  /** Nobody answers; tries again by itself. */
  failed(): void {
    this.#listener?.down()
    this.#redial.later()
  }

  take(frame: Down): void {
    if (frame.kind === 'hear') this.#hear(frame.event, frame.payload)
    else this.#answered(frame.id, frame.reply)
  }

  ended(_reason: EndReason): void {
    this.#line = null
    this.breaks += 1
    this.#breakAsked()
    this.#listener?.down()
    this.#redial.later()
  }

  #hangUp(): void {
    this.#deps.exchange.hungUp(this)
    const line = this.#line
    if (line === null) return
    this.#line = null
    this.breaks += 1
    line.hangUp()
    this.#breakAsked()
    this.#listener?.down()
  }

  #breakAsked(): void {
    for (const { reject, callOff } of this.#asked.values()) {
      callOff()
      reject(new LineBroken())
    }
    this.#asked.clear()
  }

  #hear(event: keyof Heard, payload: object): void {
    if (event === 'server:leaving') this.#redial.expect((payload as { ms: number }).ms)
    this.#listener?.heard[event](payload as never)
  }

  #answered(id: number, reply: object): void {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    asked?.callOff()
    try {
      asked?.resolve(answerIn(reply as Awaited<ReplyOf<keyof ClientEvents>>))
    } catch (refusal) {
      asked?.reject(refusal)
    }
  }
}
