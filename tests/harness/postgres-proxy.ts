/** Stands between a server and its PostgreSQL, and cuts the line where a test wants it cut. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/**
 * Where the line of the next commit is cut. `asked`: PostgreSQL never hears of it. `answered`: PostgreSQL has committed, and
 * only its answer is lost. To the server both look the same.
 */
export type Cut = 'asked' | 'answered'

/** What a commit looks like on its way there, and on the way back. */
const commits = { asked: Buffer.from('commit\0'), answered: Buffer.from('COMMIT\0') }

export class PostgresProxy {
  /** The URL that leads through the proxy. */
  readonly url: string
  readonly #server: Server
  readonly #lines = new Set<Socket>()
  #cut: Cut | null = null
  #down = false

  private constructor(server: Server, url: string) {
    this.#server = server
    this.url = url
  }

  /** A proxy before the PostgreSQL that `url` names. */
  static async before(url: string): Promise<PostgresProxy> {
    const there = new URL(url)
    const server = createServer()
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const proxy = new PostgresProxy(server, Object.assign(new URL(url), { host }).href)
    server.on('connection', line => proxy.#pass(line, connect(Number(there.port), there.hostname)))
    return proxy
  }

  /** Cuts the line of the next commit, once. */
  cutNextCommit(where: Cut): void {
    this.#cut = where
  }

  /** True when the cut that was asked for has been made. */
  get hasCut(): boolean {
    return this.#cut === null
  }

  /** Cuts all lines and lets nobody through, until `heal`. */
  part(): void {
    this.#down = true
    for (const line of this.#lines) line.destroy()
  }

  heal(): void {
    this.#down = false
  }

  async close(): Promise<void> {
    this.part()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #pass(near: Socket, far: Socket): void {
    const end = () => {
      for (const line of [near, far]) line.destroy()
      this.#lines.delete(near)
    }
    this.#lines.add(near)
    for (const line of [near, far]) line.on('error', end).on('close', end).setNoDelay()
    near.on('data', (bytes: Buffer) => (this.#cuts('asked', bytes) ? end() : far.write(bytes)))
    far.on('data', (bytes: Buffer) => (this.#cuts('answered', bytes) ? end() : near.write(bytes)))
    if (this.#down) end()
  }

  /** True, once, when this is the place of the cut. */
  #cuts(where: Cut, bytes: Buffer): boolean {
    const cuts = this.#cut === where && bytes.includes(commits[where])
    if (cuts) this.#cut = null
    return cuts
  }
}
