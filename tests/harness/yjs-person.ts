/** Somebody with the genuine provider of y-websocket, as any tool of that world would come. */
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { type PersonName, tokenOf, board as train } from './small-world.ts'
import { until } from './until.ts'

export class YjsPerson {
  readonly name: PersonName
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  /** Codes under which the server closed. */
  readonly closed: number[] = []
  /** What the server would not take. */
  readonly denied: string[] = []

  constructor(address: string, name: PersonName, board: Id = train, socket: unknown = WebSocket) {
    this.name = name
    this.provider = new WebsocketProvider(`${address.replace('http', 'ws')}/yjs`, board, this.doc, {
      protocols: [`token.${tokenOf(name)}`],
      WebSocketPolyfill: socket as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
    })
    this.provider.messageHandlers[2] = (_encoder, decoder) => this.denied.push(readReason(decoder))
    this.provider.on('connection-close', event => this.closed.push(event?.code ?? 0))
  }

  get plan(): Plan {
    return readPlan(this.doc)
  }

  get digest(): string {
    return freeze(this.plan).digest
  }

  /** States of the others as awareness tells them, by Yjs client id. */
  get others(): Map<number, Record<string, unknown>> {
    const states = new Map(this.provider.awareness.getStates())
    states.delete(this.doc.clientID)
    return states
  }

  async ready(): Promise<this> {
    await until(`${this.name} is in step`, () => this.provider.synced)
    return this
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

function readReason(decoder: Parameters<WebsocketProvider['messageHandlers'][number]>[1]): string {
  decoder.pos += 1 // the kind of auth message; there is only one
  const length = decoder.arr[decoder.pos] ?? 0
  return new TextDecoder().decode(decoder.arr.subarray(decoder.pos + 1, decoder.pos + 1 + length))
}
