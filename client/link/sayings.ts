/** My messages on their way: sent, sent again after a broken line, and held until the server has them. */
import type { Id } from '#shared/ids.ts'
import type { SayReply } from '#shared/protocol/events.ts'
import type { Message } from '#shared/talk/message.ts'
import type { UnsentMessage } from './board-state.ts'
import { LineBroken } from './wire.ts'

export type SayingsDeps = {
  readonly send: (message: UnsentMessage) => Promise<SayReply>
  readonly onSaid: (message: Message) => void
  readonly onLineBroken: () => void
  readonly onChange: () => void
}

type Waiting = { readonly message: UnsentMessage; resolve(): void; reject(error: unknown): void; isSent: boolean }

/** The messages of mine that the server has not acknowledged. The id comes from here, so a retry is harmless. */
export class Sayings {
  readonly #deps: SayingsDeps
  #waiting: readonly Waiting[] = []
  #isRunning = false

  constructor(deps: SayingsDeps) {
    this.#deps = deps
  }

  get unsent(): readonly UnsentMessage[] {
    return this.#waiting.map(({ message }) => message)
  }

  /** Resolves when the server has the message; rejects with the Refusal when the server says no. */
  say(id: Id, message: Omit<UnsentMessage, 'id'>): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = { message: { id, ...message }, resolve, reject, isSent: false }
      this.#waiting = [...this.#waiting, waiting]
      this.#deps.onChange()
      if (this.#isRunning) void this.#send(waiting)
    })
  }

  start(): void {
    this.#isRunning = true
    for (const waiting of this.#waiting) if (!waiting.isSent) void this.#send(waiting)
  }

  stop(): void {
    this.#isRunning = false
  }

  async #send(waiting: Waiting): Promise<void> {
    waiting.isSent = true
    try {
      const { message } = await this.#deps.send(waiting.message)
      this.#deps.onSaid(message)
      this.#end(waiting, waiting.resolve)
    } catch (error) {
      waiting.isSent = false
      // A broken line passes: the message waits for the next one. A no goes to the writer, whose text is still there.
      if (error instanceof LineBroken) this.#deps.onLineBroken()
      else this.#end(waiting, () => waiting.reject(error))
    }
  }

  #end(waiting: Waiting, settle: () => void): void {
    this.#waiting = this.#waiting.filter(each => each !== waiting)
    this.#deps.onChange()
    settle()
  }
}
