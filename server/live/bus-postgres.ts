/**
 * The doorbell between servers that share a PostgreSQL database, over LISTEN and NOTIFY on a connection of its own. A ring is
 * heard here at once and elsewhere a few milliseconds later. Nothing is ever sent twice: while the connection is away rings
 * are dropped, and whoever listens is told of the gap when it is back (trust.md R10).
 */
import { Client } from 'pg'
import type { Cancel, Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { Id } from '#shared/ids.ts'
import { type Bus, type Listener, memoryBus, type Ring } from './bus.ts'
import { packRings, type RingOf, unpackRings } from './bus-payload.ts'
import { Queue } from './queue.ts'

export type PostgresBusDeps = {
  /** The address of the database, `postgres://…`. */
  readonly database: string
  /** Names this server among those on the database. */
  readonly node: Id
  readonly clock: Clock
  readonly log: Log
}

const channel = 'twinboard'
/** Milliseconds that rings wait for others, so that a busy server notifies at most two hundred times a second. */
const gatherMs = 5
/** Milliseconds before the first try to connect again; each further wait is twice as long, up to the longest. */
const [firstWait, longestWait] = [100, 5_000]
/** Milliseconds between two looks whether the connection still answers, and after which it does not. */
const beatEveryMs = 10_000
const answerWithinMs = 5_000

export class PostgresBus implements Bus {
  readonly #deps: PostgresBusDeps
  /** Those who listen in this process. */
  readonly #here: Bus
  readonly #gapListeners = new Set<() => void>()
  readonly #stopBeat: Cancel
  readonly #queue = new Queue()
  /** Rings on their way to other servers, each once. */
  #waiting = new Map<string, RingOf>()
  #gathering: Cancel | null = null
  /** The newest connection, until it is lost. */
  #client: Client | null = null
  #listening = false
  #retry: Cancel | null = null
  #failures = 0

  private constructor(deps: PostgresBusDeps) {
    this.#deps = deps
    this.#here = memoryBus(error => deps.log.error('bus.failed', { error }))
    this.#stopBeat = deps.clock.every(beatEveryMs, () => this.#beat())
  }

  /** Begins to listen. A database that is away is waited for in the background: without a bell all goes on, only later. */
  static async open(deps: PostgresBusDeps): Promise<PostgresBus> {
    const bus = new PostgresBus(deps)
    await bus.#connect()
    return bus
  }

  /** True while rings of other servers are heard. */
  get listening(): boolean {
    return this.#listening
  }

  ring(of: Id, what: Ring, by?: Id): void {
    this.#here.ring(of, what, by)
    this.#waiting.set([of, what, by].join(' '), { of, what, by })
    this.#gathering ??= this.#deps.clock.after(gatherMs, () => void this.#send())
  }

  onRing(listener: Listener): () => void {
    return this.#here.onRing(listener)
  }

  onGap(listener: () => void): () => void {
    this.#gapListeners.add(listener)
    return () => this.#gapListeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#stopBeat()
    this.#retry?.()
    this.#gathering?.()
    await this.#send()
    const client = this.#client
    this.#client = null
    await client?.end().catch(() => undefined) // it was broken already
  }

  async #send(): Promise<void> {
    this.#gathering = null
    const rings = [...this.#waiting.values()]
    this.#waiting.clear()
    const client = this.#client
    if (client === null || !this.#listening) return // the outage was told when it began; every server looks for itself before long
    const payloads = packRings(this.#deps.node, rings)
    await this.#ask(client, 'select pg_notify($1, payload) from unnest($2::text[]) as payload', [channel, payloads])
  }

  /** One statement after the other. One that is not answered in time means that nobody is there. */
  async #ask(client: Client, sql: string, values: unknown[] = []): Promise<void> {
    await this.#queue.run(() => client.query(sql, values)).catch(error => this.#lost(client, error))
  }

  #heard(payload: string | undefined): void {
    const { node, log } = this.#deps
    const heard = unpackRings(payload ?? '')
    if (heard === null) log.warn('bus.malformed', { bytes: payload?.length ?? 0 })
    if (heard === null || heard.node === node) return
    for (const { of, what, by } of heard.rings) this.#here.ring(of, what, by)
  }

  async #connect(): Promise<void> {
    this.#retry = null
    const client = this.#newClient()
    this.#client = client
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      return this.#lost(client, error)
    }
    if (this.#client !== client) return
    this.#listening = true
    this.#failures = 0
    this.#deps.log.info('bus.listening', { node: this.#deps.node })
    for (const listener of [...this.#gapListeners]) listener()
  }

  #newClient(): Client {
    const client = new Client({
      connectionString: this.#deps.database,
      application_name: `twinboard bus ${this.#deps.node}`,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
      keepAlive: true,
    })
    client.on('notification', ({ payload }) => this.#heard(payload))
    client.on('error', error => this.#lost(client, error))
    client.on('end', () => this.#lost(client, new Error('The connection ended.')))
    return client
  }

  /** A connection that does not answer any more may look open for hours: networks and proxies forget without a word. */
  #beat(): void {
    const client = this.#client
    if (client !== null && this.#listening) void this.#ask(client, 'select 1')
  }

  /** Begins again with a new connection. Told once an outage, and not at each try. */
  #lost(client: Client, error: unknown): void {
    if (this.#client !== client) return // one connection is often lost in several ways at once
    this.#client = null
    this.#listening = false
    void client.end().catch(() => undefined)
    if (this.#failures === 0) this.#deps.log.warn('bus.away', { node: this.#deps.node, error })
    const ms = Math.min(longestWait, firstWait * 2 ** this.#failures)
    this.#failures += 1
    this.#retry = this.#deps.clock.after(ms, () => void this.#connect())
  }
}
