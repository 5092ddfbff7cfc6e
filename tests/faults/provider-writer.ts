/** Somebody with a tool of the y-websocket world, which knows no answers: types whenever it likes, also while the line is broken. */
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Seat } from './many.ts'
import { typeWord } from './words.ts'

process.setMaxListeners(0) // each provider waits for the end of the process

/** Milliseconds between two words. */
const pace = 15

export class ProviderWriter {
  readonly doc = new Y.Doc()
  readonly typed: string[] = []
  readonly provider: WebsocketProvider
  readonly #timer: NodeJS.Timeout

  /** A silent one types nothing. */
  constructor(address: string, { board, token, network }: Seat, { silent = false } = {}) {
    this.provider = new WebsocketProvider(`${address.replace('http', 'ws')}/yjs`, board, this.doc, {
      protocols: [`token.${token}`],
      WebSocketPolyfill: from(network),
      disableBc: true,
      maxBackoffTime: 100,
    })
    this.#timer = setInterval(() => {
      if (silent) return
      if (this.provider.synced || this.typed.length > 0) this.typed.push(typeWord(this.doc, this.typed.length))
    }, pace)
  }

  rest(): void {
    clearInterval(this.#timer)
  }

  close(): void {
    this.rest()
    this.provider.destroy()
  }
}

/** A WebSocket whose connections come from `network`, as a proxy would tell. */
function from(network: string): typeof globalThis.WebSocket {
  class From extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { 'x-forwarded-for': network } })
    }
  }
  return From as unknown as typeof globalThis.WebSocket
}
