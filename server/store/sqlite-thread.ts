/**
 * The server's end of the database's thread: sends jobs, matches answers, and turns a dead thread or a failing disk into
 * Refusal('store-unavailable') for everybody who waits.
 */
import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Answer, Answers, Failure, Job, Question } from './sqlite-messages.ts'
import { unavailable } from './unavailable.ts'

type Waiting = { resolve(value: unknown): void; reject(error: Error): void }

export class SqliteThread {
  readonly #worker: Worker
  readonly #onFailure: (error: Error) => void
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  #state: 'running' | 'closing' | 'gone' = 'running'

  /** `onFailure` hears of each failure of disk or thread, once. */
  constructor(file: string, onFailure: (error: Error) => void) {
    this.#onFailure = onFailure
    this.#worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { file } })
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', error => this.#die(asError(error)))
    this.#worker.on('exit', code => this.#die(new Error(`The database's thread ended with code ${code}.`)))
  }

  /** The answer to one job. Jobs are done in the order they were asked for. */
  ask<Kind extends Job['kind']>(job: Extract<Job, { kind: Kind }>): Promise<Answers[Kind]> {
    if (this.#state === 'gone') return Promise.reject(new Refusal('store-unavailable'))
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: value => resolve(value as Answers[Kind]), reject })
      this.#worker.postMessage({ id, job } satisfies Question)
    })
  }

  /** Closes the database after the jobs that were asked for, and ends the thread. */
  async close(): Promise<void> {
    if (this.#state !== 'running') return
    this.#state = 'closing'
    try {
      await this.ask({ kind: 'close' })
    } finally {
      await this.terminate()
    }
  }

  /** Ends the thread where it stands. What was not answered is refused; what was committed is on disk. */
  async terminate(): Promise<void> {
    await this.#worker.terminate()
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if ('failure' in answer) waiting?.reject(this.#errorFor(answer.failure))
    else waiting?.resolve(answer.value)
  }

  #errorFor({ message, disk }: Failure): Error {
    const error = new Error(message)
    if (!disk) return error
    this.#onFailure(error)
    return unavailable(error)
  }

  #die(error: Error): void {
    if (this.#state === 'gone') return
    if (this.#state === 'running') this.#onFailure(error)
    this.#state = 'gone'
    for (const waiting of this.#waiting.values()) waiting.reject(unavailable(error))
    this.#waiting.clear()
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
