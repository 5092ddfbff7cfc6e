/** The bell between servers, as LISTEN and NOTIFY are: within a server at once, to the others late, twice or never. */
import type { Bus, Listener, Ring } from '#server/live/bus.ts'
import type { Id } from '#shared/ids.ts'
import type { SeededChance } from '#tests/harness/seeded-chance.ts'

type Sent = { readonly to: NodeBus; readonly board: Id; readonly what: Ring; readonly by: Id | undefined }

export class SimBus {
  readonly #chance: SeededChance
  readonly #nodes = new Set<NodeBus>()
  readonly #sent: Sent[] = []
  /** Of a thousand rings, how many get lost. */
  lost = 0

  constructor(chance: SeededChance) {
    this.#chance = chance
  }

  get waiting(): number {
    return this.#sent.length
  }

  join(): NodeBus {
    const node = new NodeBus((board, what, by) => {
      for (const to of this.#nodes) if (to !== node) this.#sent.push({ to, board, what, by })
    })
    this.#nodes.add(node)
    return node
  }

  leave(node: NodeBus): void {
    this.#nodes.delete(node)
  }

  /** One of the rings arrives, not necessarily the oldest; or is lost, or will arrive once more. */
  step(): string {
    const at = this.#chance.below(this.#sent.length)
    const ring = this.#sent[at]
    if (ring === undefined) return 'silence'
    const isDoubled = this.#chance.below(20) === 0
    if (!isDoubled) this.#sent.splice(at, 1)
    if (this.#chance.below(1000) < this.lost) return `${ring.what} lost`
    if (this.#nodes.has(ring.to)) ring.to.hear(ring.board, ring.what, ring.by)
    return `${ring.what} heard`
  }
}

/** The bell as one server has it. */
export class NodeBus implements Bus {
  readonly #listeners = new Set<Listener>()
  readonly #send: Listener

  constructor(send: Listener) {
    this.#send = send
  }

  ring(board: Id, what: Ring, by?: Id): void {
    this.hear(board, what, by)
    this.#send(board, what, by)
  }

  onGap(): () => void {
    return () => undefined // what is lost here is lost without a word
  }

  async close(): Promise<void> {
    // Rings that are under way arrive or get lost whatever becomes of the server.
  }

  onRing(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  hear(board: Id, what: Ring, by: Id | undefined): void {
    for (const listener of [...this.#listeners]) listener(board, what, by)
  }
}
