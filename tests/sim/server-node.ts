/** One server process of the simulation: the real rooms and connections on a store, a bell and lines that it does not trust. */

import { say } from '#server/commands/say.ts'
import { Allowance } from '#server/live/allowance.ts'
import type { Ring } from '#server/live/bus.ts'
import type { Connection } from '#server/live/caller.ts'
import { standingPeople } from '#server/live/live.ts'
import { Rooms } from '#server/live/rooms.ts'
import { makeRounds } from '#server/live/rounds.ts'
import { serve } from '#server/live/socket.ts'
import { createLog } from '#server/log.ts'
import type { Id } from '#shared/ids.ts'
import type { SeededChance } from '#tests/harness/seeded-chance.ts'
import { SimDisk } from './disk.ts'
import type { Line } from './line.ts'
import { memoryStore } from './memory-store.ts'
import type { MemoryTables } from './memory-tables.ts'
import type { NodeBus, SimBus } from './sim-bus.ts'
import type { SimClock, SimTime } from './sim-clock.ts'
import { type Overheard, SimSocket } from './sim-socket.ts'

/** A line of the server's log. */
export type LogLine = { readonly event: string; readonly [fact: string]: unknown }

export type NodeDeps = {
  readonly board: Id
  readonly tables: MemoryTables
  readonly time: SimTime
  readonly bus: SimBus
  /** There are other servers on the same store. */
  readonly shared: boolean
  readonly chance: SeededChance
  readonly overheard: Overheard
  readonly onLine: (line: LogLine) => void
}

/** Milliseconds between two looks for dead peers, and for changed rights. */
const beatEveryMs = 10_000
const recheckEveryMs = 60_000
const returnSpreadMs = 5000

export class ServerNode {
  readonly disk: SimDisk
  readonly clock: SimClock
  readonly rooms: Rooms
  readonly #deps: NodeDeps
  readonly #bus: NodeBus
  readonly #lines = new Map<Line, SimSocket>()
  readonly #connections = new Set<Connection>()
  readonly #serve: (socket: SimSocket) => void
  /** Takes calls. */
  isUp = true
  /** The process is there, perhaps about to end. */
  isRunning = true

  constructor(deps: NodeDeps) {
    const { tables, time, chance, onLine, shared } = deps
    this.#deps = deps
    this.disk = new SimDisk(chance)
    this.clock = time.clock()
    this.#bus = deps.bus.join()
    const { clock } = this
    const bus = this.#bus
    const store = memoryStore(tables, this.disk, shared)
    const log = createLog({ clock, write: line => onLine(JSON.parse(line)) })
    this.rooms = new Rooms({ store, clock, chance, log, bus })
    const live = { store, clock, chance, log, rooms: this.rooms, connections: this.#connections }
    const allowance = new Allowance(clock)
    this.#serve = socket => {
      const { member } = socket.data.caller.actor
      const actorOf = async () => {
        const actor = await store.people.actor(member)
        return actor && { actor, session: null }
      }
      serve(
        { ...live, allowance, actorOf, say: (actor, request) => say({ store, bus, clock }, actor, request) },
        socket.asWire,
      )
    }
    const recheck = async () => {
      const stands = await standingPeople(live, [...this.#connections])
      for (const connection of this.#connections) if (!stands(connection)) void connection.recheck()
    }
    if (shared) makeRounds({ clock, log, bus, rooms: this.rooms, live: { recheck } })
    clock.every(beatEveryMs, () => this.#beat())
    clock.every(recheckEveryMs, () => this.#connections.forEach(connection => void connection.recheck()))
  }

  /** Takes a call from a page. */
  accept(line: Line, member: Id): void {
    const actor = this.#deps.tables.actor(member)
    if (actor === null) throw new Error(`${member} is nobody`)
    const socket = new SimSocket(line, { actor, session: null }, this.#deps.overheard)
    this.#lines.set(line, socket)
    this.#serve(socket)
  }

  /** News comes to this server by a command. */
  ring(what: Ring): void {
    this.#bus.ring(this.#deps.board, what)
  }

  /** The process is killed: nothing is closed, written out or said. */
  crash(): void {
    this.#end()
    this.disk.crash()
    for (const line of this.#lines.keys()) if (line.server !== null) line.orphan(this.#deps.chance)
  }

  /** It ends in order: people are told when to come back, and rooms write out what they were asked for. */
  async stop(): Promise<void> {
    this.isUp = false
    for (const [line, socket] of this.#lines) {
      if (line.server === null) continue
      socket.emit('server:leaving', { ms: this.#deps.chance.below(returnSpreadMs) })
      socket.disconnect(true)
    }
    await this.rooms.closeAll()
    this.#end()
  }

  #end(): void {
    this.isUp = false
    this.isRunning = false
    this.clock.die()
    this.#deps.bus.leave(this.#bus)
  }

  #beat(): void {
    for (const [line, socket] of this.#lines) {
      if (line.server === null) this.#lines.delete(line)
      else socket.beat()
    }
    for (const connection of this.#connections) connection.beat()
  }
}
