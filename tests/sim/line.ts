/**
 * One connection between a page and a server, as two lists of frames. Frames of one direction arrive in order, as over TCP;
 * when they arrive, and which of them still do when the line breaks, is for the simulation to say.
 */
import type { ClientEvents, ServerEvents } from '#shared/protocol/events.ts'
import type { SeededChance } from '#tests/harness/seeded-chance.ts'

export type Way = 'up' | 'down'
export type EventUp = keyof ClientEvents
/** Why a line ended: the server sent the page away by name, or it broke. */
export type EndReason = 'sent away' | 'broken'

export type Up = { readonly kind: 'ask'; readonly id: number; readonly event: EventUp; readonly request: object }
export type Down =
  | { readonly kind: 'hear'; readonly event: keyof ServerEvents; readonly payload: object }
  | { readonly kind: 'answer'; readonly id: number; readonly reply: object }
type End = { readonly kind: 'end'; readonly reason: EndReason }

/** What stands at an end of the line. `ended` comes once, and nothing after it. */
export type LineEnd<Frame> = { take(frame: Frame): void; ended(reason: EndReason): void }

export class Line {
  /** Names the line in traces. */
  readonly name: string
  page: LineEnd<Down> | null = null
  server: LineEnd<Up> | null = null
  up: (Up | End)[] = []
  down: (Down | End)[] = []
  /** Nothing more can be sent this way, or whatever is sent arrives nowhere. */
  readonly #closed = { up: false, down: false }

  constructor(name: string) {
    this.name = name
  }

  /** True while frames of both directions arrive. */
  get isWhole(): boolean {
    return !this.#closed.up && !this.#closed.down
  }

  /** True when nobody is at either end any more. */
  get isOver(): boolean {
    return this.page === null && this.server === null
  }

  sendUp(frame: Up): void {
    if (!this.#closed.up) this.up.push(frame)
  }

  sendDown(frame: Down): void {
    if (!this.#closed.down) this.down.push(frame)
  }

  /** Bytes on their way to the page. */
  get unread(): number {
    return this.down.reduce((sum, frame) => sum + (frame.kind === 'end' ? 0 : bytesIn(frame)), 0)
  }

  /** Lets the next frame of one direction arrive. Says what it was. */
  deliver(way: Way): string {
    return way === 'up' ? this.#deliverUp() : this.#deliverDown()
  }

  /** Breaks it. Of what is on its way some still arrives, on each side as chance will have it; then each side notices. */
  cut(chance: SeededChance): void {
    for (const way of ['up', 'down'] as const) this.#endWith(way, chance.below(this[way].length + 1), 'broken')
  }

  /** Half-open: what is sent this way from now on, or is on its way, arrives nowhere, and nobody is told. */
  silence(way: Way): void {
    this[way] = []
    this.#closed[way] = true
  }

  /** Both sides notice that nothing came for too long. */
  giveUp(): void {
    this.#endPage('broken')
    this.#endServer('broken')
  }

  /** The page hangs up: what it sent before still arrives. */
  hangUp(): void {
    this.#endWith('up', this.up.length, 'broken')
    this.page = null
    this.down = []
    this.#closed.down = true
  }

  /** The server hangs up; with `discard` what it sent before is not sent any more. Its own side hears of it at once. */
  sendAway(reason: EndReason, discard: boolean): void {
    if (this.server === null) return
    this.#endWith('down', discard ? 0 : this.down.length, reason)
    this.#endServer(reason)
  }

  /** The server's process is gone: its side hears nothing any more. */
  orphan(chance: SeededChance): void {
    this.server = null
    this.up = []
    this.#closed.up = true
    this.#endWith('down', chance.below(this.down.length + 1), 'broken')
  }

  #endWith(way: Way, kept: number, reason: EndReason): void {
    if (this[way].at(-1)?.kind === 'end') return
    const frames: (Up | Down | End)[] = this[way]
    frames.length = kept
    frames.push({ kind: 'end', reason })
    this.#closed[way] = true
  }

  #deliverUp(): string {
    const frame = this.up.shift()
    if (frame === undefined) return 'nothing'
    if (frame.kind === 'end') this.#endServer(frame.reason)
    else this.server?.take(frame)
    return frame.kind === 'ask' ? frame.event : `end, ${frame.reason}`
  }

  #deliverDown(): string {
    const frame = this.down.shift()
    if (frame === undefined) return 'nothing'
    if (frame.kind === 'end') this.#endPage(frame.reason)
    else this.page?.take(frame)
    if (frame.kind === 'hear') return frame.event
    return frame.kind === 'answer' ? `answer ${frame.id}` : `end, ${frame.reason}`
  }

  #endPage(reason: EndReason): void {
    const { page } = this
    this.page = null
    this.down = []
    this.#closed.down = true
    page?.ended(reason)
  }

  #endServer(reason: EndReason): void {
    const { server } = this
    this.server = null
    this.up = []
    this.#closed.up = true
    server?.ended(reason)
  }
}

function bytesIn(frame: Down): number {
  const values = Object.values(frame.kind === 'hear' ? frame.payload : frame.reply)
  return values.reduce((sum: number, value) => sum + (value instanceof Uint8Array ? value.byteLength : 50), 0)
}
