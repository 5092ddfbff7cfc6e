/**
 * Renders exports in a thread of its own, one after another, so that a large file never holds up the people on the boards.
 * The thread is started when it is first needed and ends when nobody has asked for a while; its memory goes with it.
 */
import { Worker } from 'node:worker_threads'
import type { Cancel, Clock } from '#server/clock.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import type { ExportFile, ExportInput, ExportOptions } from './input.ts'

export type RenderExport = (format: ExportFormat, input: ExportInput, options: ExportOptions) => Promise<ExportFile>
/** What the thread is asked for, and what it answers. `failure` is the stack of an error. */
export type RenderJob = { readonly format: ExportFormat; readonly input: ExportInput; readonly options: ExportOptions }
export type RenderAnswer = { readonly file: ExportFile } | { readonly failure: string }

/** The largest board takes a second or two; whatever takes this long is stuck. Milliseconds. */
const longest = 30_000
const idle = 120_000
/** Megabytes that the thread may hold, so that no file can take the server's own. */
const memory = 256

/** The thread with its waiting line. */
export class RenderThread {
  readonly #clock: Clock
  readonly #file: URL
  #worker: Worker | null = null
  #turn: Promise<unknown> = Promise.resolve()
  #stopWaiting: Cancel = () => {}
  #isClosed = false

  /** `file` is what the thread runs; only tests have another one. */
  constructor(clock: Clock, file = new URL('./render-worker.ts', import.meta.url)) {
    this.#clock = clock
    this.#file = file
  }

  /** A file as `renderExport` makes it. Throws when that throws, or when the thread is stuck or breaks down. */
  render(...[format, input, options]: Parameters<RenderExport>): Promise<ExportFile> {
    const file = this.#turn.then(() => this.#run({ format, input, options }))
    this.#turn = file.catch(() => {}) // told to whoever asked; the next in line has a chance of its own
    return file
  }

  /** Ends the thread for good. What it was busy with, and what waits, is not finished. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#end()
  }

  async #end(): Promise<void> {
    this.#stopWaiting()
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  async #run(job: RenderJob): Promise<ExportFile> {
    if (this.#isClosed) throw new Error('The server ends: no more exports.')
    this.#stopWaiting()
    this.#worker ??= new Worker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: memory } })
    const answer = await this.#ask(this.#worker, job)
    this.#stopWaiting = this.#clock.after(idle, () => void this.#end())
    if ('failure' in answer) throw new Error(`The export failed. ${answer.failure}`)
    return answer.file
  }

  /** The answer to one job. A thread that gives none is ended and never asked again. */
  async #ask(worker: Worker, job: RenderJob): Promise<RenderAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<RenderAnswer>()
    const ended = (code: number) => reject(new Error(`The thread of the exports ended with code ${code}.`))
    const cancel = this.#clock.after(longest, () => reject(new Error(`The export took longer than ${longest} ms.`)))
    worker.once('message', resolve).once('error', reject).once('exit', ended)
    worker.ref() // only while somebody waits may it keep the process from ending
    try {
      worker.postMessage(job)
      return await promise
    } catch (error) {
      await this.#end()
      throw error
    } finally {
      cancel()
      worker.off('message', resolve).off('error', reject).off('exit', ended).unref()
    }
  }
}
