/**
 * The real server process, killed hard while people write over both transports, again and again. Between two lives its
 * folder is read: what was acknowledged, or shown to anybody else, is there, and nothing is there twice.
 */
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openStore } from '#server/store/open.ts'
import { sectionText } from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { ClientEvents, ServerEvents } from '#shared/protocol/events.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import { startTwinboard, type Twinboard } from '#tests/e2e/twinboard.ts'
import { until } from '#tests/harness/until.ts'

const kills = 3
const cities = ['Cologne', 'Coventry', 'Warsaw', 'Volgograd']
const fromServer = 'server'

let twinboard: Twinboard
beforeAll(async () => {
  twinboard = await startTwinboard()
})
afterAll(() => twinboard.clean())

test(`F1 kill -9 while five write over both transports, ${kills} times: nothing acknowledged is lost, nothing is doubled`, async () => {
  const writers = cities.map(city => new Writer(city))
  const provider = new ProviderWriter('Cologne')
  const count = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
  const promised = () => [...writers.flatMap(({ acknowledged }) => [...acknowledged]), ...writers.flatMap(seenBy)]

  for (let kill = 1; kill <= kills; kill++) {
    const [enough, shown] = [count() + 100 + 77 * kill, writers[0]?.shown.size ?? 0]
    await until('they write', () => count() >= enough && (writers[0]?.shown.size ?? 0) > shown + 5)
    await twinboard.crash()
    const found = wordsIn(await storedPlan())
    expect(promised().filter(word => !found.includes(word))).toEqual([])
    expect(found.length).toBe(new Set(found).size)
    await twinboard.restart()
  }

  for (const writer of [...writers, provider]) writer.rest()
  const everybody = [...writers, provider]
  await until('all is saved', () => writers.every(({ saved }) => saved))
  await until('all see the same', () => new Set(everybody.map(({ doc }) => digestOf(doc))).size === 1)
  const found = wordsIn(await currentPlan(writers))
  expect(found.sort()).toEqual(everybody.flatMap(({ typed }) => typed).sort())
  for (const writer of everybody) writer.close()
}, 60_000)

/** Words of others that somebody was shown: those, too, have to be on disk. */
function seenBy(writer: Writer): string[] {
  return [...writer.shown]
}

/** Somebody at a page of ours: types the next word as soon as the one before is acknowledged. */
class Writer {
  readonly doc = new Y.Doc()
  readonly typed: string[] = []
  readonly acknowledged = new Set<string>()
  /** Words of the provider's that came here. */
  readonly shown = new Set<string>()
  readonly #name: string
  readonly #link: Socket<ServerEvents, ClientEvents>
  #n = 0
  #resting = false
  #last: Uint8Array = new Uint8Array()

  constructor(city: string) {
    this.#name = city
    const extraHeaders = { authorization: `Bearer ${twinboard.member(city).token}` }
    this.#link = io(twinboard.address, { ...lively, extraHeaders })
    this.#link.on('connect', () => void this.#join())
    this.#link.on('board:edits', ({ update }) => this.#hear(update))
    this.#link.on('board:resync', () => void this.#join())
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer) this.#last = update
    })
  }

  get saved(): boolean {
    return this.acknowledged.size === this.typed.length
  }

  rest(): void {
    this.#resting = true
  }

  close(): void {
    this.#link.disconnect()
  }

  async #join(): Promise<void> {
    const vector = Y.encodeStateVector(this.doc)
    const board = boardId()
    const request = { protocol: protocolVersion, schema: SCHEMA, board, epoch: null, vector, talkSeq: 0 }
    const reply = await this.#link.emitWithAck('board:join', request).catch(() => null)
    if (reply === null || !reply.ok) return // the line broke again, and the next one joins
    if (this.typed.length === 0) this.doc.clientID = reply.clients[0] ?? 0
    this.#hear(reply.missing)
    const lacking = Y.encodeStateAsUpdate(this.doc, bytes(reply.vector))
    if (await this.#send(lacking, this.typed)) await this.#write()
  }

  async #write(): Promise<void> {
    const line = this.#link.id
    while (!this.#resting && this.#link.id === line) {
      const word = type(this)
      if (!(await this.#send(this.#last, [word]))) return
    }
  }

  /** Sends an edit that brings `words`. True when it was acknowledged. */
  async #send(update: Uint8Array, words: readonly string[]): Promise<boolean> {
    if (!this.#link.connected) return false
    const brought = [...words]
    const request = { board: boardId(), device: `device-${this.#name}`, n: ++this.#n, update }
    const reply = await this.#link.emitWithAck('board:edit', request).catch(() => null)
    if (!reply?.ok) return false
    for (const word of brought) this.acknowledged.add(word)
    return true
  }

  #hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, bytes(update), fromServer)
    for (const word of wordsIn(this.doc)) if (word.startsWith(providerMark)) this.shown.add(word)
  }
}

/** Somebody with a tool of the y-websocket world, which knows no answers: types whenever the line is whole. */
class ProviderWriter {
  readonly doc = new Y.Doc()
  readonly typed: string[] = []
  readonly #provider: WebsocketProvider
  readonly #timer: NodeJS.Timeout

  constructor(city: string) {
    this.#provider = new WebsocketProvider(`${twinboard.address.replace('http', 'ws')}/yjs`, boardId(), this.doc, {
      protocols: [`token.${twinboard.member(city).token}`],
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
    })
    this.#timer = setInterval(() => {
      if (this.#provider.synced || this.typed.length > 0) type(this, providerMark) // offline, too
    }, 10)
  }

  rest(): void {
    clearInterval(this.#timer)
  }

  close(): void {
    this.#provider.destroy()
  }
}

const lively = { transports: ['websocket'], forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 100 }
const providerMark = 'p'

/** Types the next word into a text of one's own, and gives it. */
function type({ doc, typed }: { doc: Y.Doc; typed: string[] }, mark = 'w'): string {
  const word = `${mark}${doc.clientID}-${typed.length}`
  const text = sectionText(doc, `of-${doc.clientID}`, 'en')
  doc.transact(() => {
    if (text.length === 0) text.insert(0, [new Y.XmlText()])
    const run = text.get(0)
    if (run instanceof Y.XmlText) run.insert(run.length, `${word} `)
  })
  typed.push(word)
  return word
}

/** All words in the texts that were typed here, each as often as it stands there. */
function wordsIn(doc: Y.Doc): string[] {
  const typed = [...doc.share.keys()].filter(root => root.startsWith('text/of-'))
  return typed.flatMap(
    root =>
      doc
        .getXmlFragment(root)
        .toString()
        .match(/[wp]\d+-\d+/g) ?? [],
  )
}

/** The plan as the log of the dead server's folder has it. */
async function storedPlan(): Promise<Y.Doc> {
  const store = await openStore({ folder: twinboard.data })
  const doc = new Y.Doc()
  for (const { update } of await store.log.since(boardId(), 0)) Y.applyUpdate(doc, update)
  await store.close()
  return doc
}

async function currentPlan(writers: readonly Writer[]): Promise<Y.Doc> {
  for (const writer of writers) writer.close()
  await twinboard.stop()
  return storedPlan()
}

function boardId(): string {
  return twinboard.demo.boards[0]?.id ?? ''
}

function digestOf(doc: Y.Doc): string {
  return freeze(readPlan(doc)).digest
}

/** Node's client hands out Buffers. */
function bytes(value: Uint8Array): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
}
