/**
 * People who mean harm, in a process of their own: each comes again and again, by one way in or another, and sends what no
 * honest page sends. Run as a program it does what its parent says; `attack` is the parent's end. What they send comes from
 * the seed; nothing in here is made to break one thing.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { type Dice, diceOf } from '#tests/live/gate-world.ts'
import type { Seat } from './many.ts'
import { oddBytes, oddCall, oddEvent, oddPacket, oddUpdate } from './odd-frames.ts'

type Orders = {
  readonly address: string
  readonly seats: readonly Seat[]
  readonly frames: number
  readonly seed: number
}
export type AttackTally = {
  /** Frames sent: packets of Engine.IO or Socket.IO, frames of y-websocket, requests of HTTP. */
  frames: number
  /** Answers that were a refusal or, rarely, a yes. */
  answered: number
  /** Answers that told to wait. */
  limited: number
  connections: number
  /** Of them, those that the server closed. */
  closed: number
  /** Connections and requests that were refused before anything was read. */
  atTheDoor: number
}

/** Lets everybody in `seats` attack until `frames` frames were sent, and tells what came of it. */
export async function attack(orders: Orders): Promise<AttackTally> {
  const child = fork(fileURLToPath(import.meta.url), [], { execArgv: [] })
  child.send(orders)
  const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [null])])
  child.kill('SIGKILL')
  if (answer === null) throw new Error('the attackers ended by themselves')
  return answer as AttackTally
}

/** Frames of one connection that wait for an answer at once, and those after which the attacker comes anew. */
const unanswered = 48
const perConnection = 300
/** One number of each way of `goOn`. */
const firstWays = [13, 15, 17, 18, 0]
/** Milliseconds that the server has to close a connection before the attacker does. */
const grace = 30

class Attacker {
  readonly #orders: Orders
  readonly #seat: Seat
  readonly #dice: Dice
  readonly #tally: AttackTally
  /** Connections that the attacker closed. */
  readonly #left = new WeakSet<WebSocket>()

  constructor(orders: Orders, seat: Seat, dice: Dice, tally: AttackTally) {
    this.#orders = orders
    this.#seat = seat
    this.#dice = dice
    this.#tally = tally
  }

  /** Comes by way `first`, and then by any. */
  async goOn(first: number): Promise<void> {
    for (let way = first; !this.#done; way = this.#dice.roll(20)) {
      if (way < 13) await this.#events()
      else if (way < 15) await this.#packets()
      else if (way < 17) await this.#frames()
      else if (way < 18) await this.#polling()
      else await this.#calls()
    }
  }

  get #done(): boolean {
    return this.#tally.frames >= this.#orders.frames
  }

  get #headers(): Record<string, string> {
    // Each connection from another house of the attacker's, or the addresses alone would keep most of it out.
    const house = `10.${this.#dice.roll(250)}.${this.#dice.roll(250)}.1`
    return { authorization: `Bearer ${this.#seat.token}`, 'x-forwarded-for': house }
  }

  /** Well-formed events of Socket.IO with anything in them; at the end an edit that is none. */
  async #events(): Promise<void> {
    const ws = await this.#open('/socket.io/?EIO=4&transport=websocket')
    if (ws === null) return
    let [sent, waiting] = [0, 0]
    const more = () => {
      while (waiting < unanswered && sent < perConnection && ws.readyState === WebSocket.OPEN) {
        const [text, ...binary] =
          sent + 1 < perConnection
            ? oddEvent(this.#dice, this.#seat.board, sent)
            : oddUpdate(this.#dice, this.#seat.board, sent)
        ws.send(text)
        for (const part of binary) ws.send(part)
        sent++
        waiting++
        this.#tally.frames++
      }
      if (sent >= perConnection && waiting === 0) this.#leave(ws)
    }
    ws.on('message', data => {
      const said = String(data)
      if (said.startsWith('2')) ws.send('3')
      if (said.startsWith('43')) {
        waiting--
        this.#count(said)
      }
      if (said.startsWith('40') || said.startsWith('43')) more()
    })
    ws.send('40')
    await this.#gone(ws)
  }

  /** Packets that Engine.IO or Socket.IO do not know, until the server has enough. */
  async #packets(): Promise<void> {
    const ws = await this.#open('/socket.io/?EIO=4&transport=websocket')
    if (ws === null) return
    if (this.#dice.roll(2) === 0) ws.send('40')
    this.#throwAt(ws, 1 + this.#dice.roll(40), () => oddPacket(this.#dice, this.#seat.board))
    await this.#gone(ws)
  }

  /** Frames of y-websocket: sync, awareness, auth, and noise. */
  async #frames(): Promise<void> {
    const ws = await this.#open(`/yjs/${this.#seat.board}`, [`token.${this.#seat.token}`])
    if (ws === null) return
    this.#throwAt(ws, 1 + this.#dice.roll(200), () => oddBytes(this.#dice))
    await this.#gone(ws)
  }

  #throwAt(ws: WebSocket, count: number, what: () => string | Uint8Array): void {
    for (let i = 0; i < count; i++) {
      ws.send(what())
      this.#tally.frames++
    }
    ws.ping() // answered once all of it was read, unless the server has closed before
    ws.on('pong', () => setTimeout(() => this.#leave(ws), grace))
  }

  /** The same by polling: one request with many packets. */
  async #polling(): Promise<void> {
    const path = '/socket.io/?EIO=4&transport=polling'
    const opened = await this.#ask('GET', path)
    const sid = opened.match(/"sid":"([^"]+)"/)?.[1]
    if (sid === undefined) return
    const session = `${path}&sid=${sid}`
    await this.#ask('POST', session, '40')
    await this.#ask('GET', session)
    const packets = Array.from({ length: 100 }, (_, i) => oddEvent(this.#dice, this.#seat.board, i)[0])
    this.#tally.frames += packets.length
    await this.#ask('POST', session, packets.join('\x1e'))
    for (const said of (await this.#ask('GET', session)).split('\x1e')) if (said.startsWith('43')) this.#count(said)
    await this.#ask('POST', session, String(oddPacket(this.#dice, this.#seat.board)))
  }

  /** Calls of HTTP: any method, address and body. */
  async #calls(): Promise<void> {
    for (let i = 0; i < 20; i++) {
      const { method, path, body } = oddCall(this.#dice, this.#seat.board)
      await this.#ask(method, path, body)
    }
  }

  async #ask(method: string, path: string, body?: string): Promise<string> {
    this.#tally.frames++
    const headers = { ...this.#headers, ...(body !== undefined && { 'content-type': 'application/json' }) }
    try {
      const response = await fetch(`${this.#orders.address}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body }),
      })
      if (response.status === 429) this.#tally.limited++
      else this.#tally.answered++
      return await response.text()
    } catch {
      this.#tally.closed++ // the server cut the line, as it may
      return ''
    }
  }

  async #open(path: string, protocols: string[] = []): Promise<WebSocket | null> {
    const ws = new WebSocket(`${this.#orders.address.replace('http', 'ws')}${path}`, protocols, {
      headers: this.#headers,
    })
    this.#tally.connections++
    const open = await new Promise<boolean>(resolve => {
      ws.on('open', () => resolve(true))
      ws.on('error', () => resolve(false)) // also later ones: frames that were on their way when the server closed
    })
    if (!open) this.#tally.atTheDoor++
    return open ? ws : null
  }

  #leave(ws: WebSocket): void {
    this.#left.add(ws)
    ws.close()
  }

  async #gone(ws: WebSocket): Promise<void> {
    if (ws.readyState !== WebSocket.CLOSED) await once(ws, 'close')
    if (!this.#left.has(ws)) this.#tally.closed++
  }

  #count(said: string): void {
    if (said.includes('"too-many"')) this.#tally.limited++
    else this.#tally.answered++
  }
}

async function obey(orders: Orders): Promise<AttackTally> {
  const tally: AttackTally = { frames: 0, answered: 0, limited: 0, connections: 0, closed: 0, atTheDoor: 0 }
  const attackers = orders.seats.map((seat, i) => new Attacker(orders, seat, diceOf(orders.seed * 1000 + i), tally))
  // Each of the five ways is tried at the beginning, so that a short run knows them all.
  await Promise.all(attackers.map((attacker, i) => attacker.goOn(firstWays[i % firstWays.length] ?? 0)))
  return tally
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) {
  process.on('message', (orders: Orders) => {
    void obey(orders).then(tally => process.send?.(tally))
  })
}
