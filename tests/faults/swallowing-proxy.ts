/** A line between a client and a server that can begin to swallow everything without a word, as a dead mobile network does. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export class SwallowingProxy {
  readonly #server = createServer(client => this.#pass(client))
  readonly #target: URL
  readonly #sockets = new Set<Socket>()
  /** Words of the server after which everything is swallowed. */
  #swallowAfter: string | null = null
  #isSwallowing = false
  /** When the swallowing began, on `performance.now()`. */
  since = Number.NaN

  private constructor(target: string) {
    this.#target = new URL(target)
  }

  static async before(target: string): Promise<SwallowingProxy> {
    const proxy = new SwallowingProxy(target)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on nothing gets through, and nobody is told. New lines are taken, and go nowhere. */
  swallow(): void {
    this.#isSwallowing = true
    this.since = performance.now()
  }

  /** The same, once the server has said `words`. */
  swallowAfter(words: string): void {
    this.#swallowAfter = words
  }

  /** New lines get through again. Those that were swallowed stay as dead as they are. */
  heal(): void {
    this.#isSwallowing = false
    this.#swallowAfter = null
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #pass(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname)
    let isDead = this.#isSwallowing
    const isSwallowed = () => {
      isDead ||= this.#isSwallowing
      return isDead
    }
    for (const socket of [client, server]) {
      this.#sockets.add(socket)
      socket.on('error', () => undefined)
    }
    client.on('data', bytes => isSwallowed() || server.write(bytes))
    server.on('data', bytes => {
      if (isSwallowed()) return
      client.write(bytes)
      if (this.#swallowAfter !== null && bytes.includes(this.#swallowAfter)) this.swallow()
    })
    // A closing is told as well only while the line is alive.
    client.on('close', () => isDead || server.destroy())
    server.on('close', () => isSwallowed() || client.destroy())
  }
}
