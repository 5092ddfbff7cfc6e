/** Connections that keep a server busy by never coming to an end, each in a way of its own. */
import { connect, type Socket } from 'node:net'

type Manner = {
  /** Sent at once. */
  readonly first: string
  /** Sent again every second. */
  readonly drip?: string
  /** What is said to what the server says. */
  readonly reply?: (heard: string) => string | null
}

const lines = (...all: string[]) => all.map(line => `${line}\r\n`).join('')
const host = 'Host: twinboard'
const upgrade = lines(
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
)
const live = '/socket.io/?EIO=4&transport='

/** The manners by name. */
export const manners = {
  'says nothing': { first: '' },
  'headers, line by line': { first: lines('GET /api/me HTTP/1.1', host), drip: lines('X-More: to come') },
  'a body without end': {
    first: lines(
      'POST /api/sign-in HTTP/1.1',
      ...[host, 'Sec-Fetch-Site: same-origin', 'Content-Type: application/json', 'Content-Length: 60000', '', '{'],
    ),
    drip: ' ',
  },
  'half a WebSocket handshake': { first: `${lines(`GET ${live}websocket HTTP/1.1`, host)}${upgrade}` },
  'half a handshake of a tool': { first: `${lines('GET /yjs/board-0 HTTP/1.1', host)}${upgrade}` },
  'a WebSocket, then silence': { first: `${lines(`GET ${live}websocket HTTP/1.1`, host)}${upgrade}\r\n` },
  'polling that is never answered': {
    first: lines(`GET ${live}polling HTTP/1.1`, host, ''),
    reply(heard) {
      const session = heard.match(/"sid":"([\w-]+)"/)?.[1]
      return session ? lines(`GET ${live}polling&sid=${session} HTTP/1.1`, host, '') : null
    },
  },
} as const satisfies Record<string, Manner>
export type MannerName = keyof typeof manners

export class SlowOne {
  readonly manner: MannerName
  /** Milliseconds from its beginning to its end by the server; null while it is open. */
  lasted: number | null = null
  opened = false
  readonly #socket: Socket

  constructor(address: string, manner: MannerName) {
    this.manner = manner
    const { hostname, port } = new URL(address)
    const { first, drip = '', reply = () => null }: Manner = manners[manner]
    const begun = performance.now()
    this.#socket = connect(Number(port), hostname)
    const timer = setInterval(() => drip !== '' && this.#socket.write(drip), 1000)
    this.#socket.once('connect', () => {
      this.opened = true
      this.#socket.write(first)
    })
    this.#socket.on('data', data => {
      const more = reply(data.toString('latin1'))
      if (more !== null) this.#socket.write(more)
    })
    this.#socket.on('error', () => undefined) // the server may cut it, which is the point
    this.#socket.on('close', () => {
      clearInterval(timer)
      this.lasted ??= performance.now() - begun
    })
  }

  /** Ends it from this side. */
  close(): void {
    this.#socket.destroy()
  }
}
