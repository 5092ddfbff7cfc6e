/**
 * Renders exports in a process of their own, one after another, so that a large file never holds up the people on the boards,
 * and one that is stuck can be killed, which no thread could be while it prints. The process sees nothing of the server's
 * environment. It is started when it is first needed and ends when nobody has asked for a while; its memory goes with it.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Cancel, Clock } from '#server/clock.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import type { ExportFile, ExportInput, ExportOptions, ExportPreview, OnProgress } from './input.ts'
import type { PrintJob } from './pdf/print-job.ts'
import type { RenderAnswer, RenderJob, RenderResult } from './render-jobs.ts'

/** `onProgress` hears of each part of a file that has several; the last call may come just before the file. */
export type RenderExport = (
  format: ExportFormat,
  input: ExportInput,
  options: ExportOptions,
  onProgress?: OnProgress,
) => Promise<ExportFile>
/** At most `most` pages of the printed plan. */
export type RenderPreview = (input: ExportInput, options: ExportOptions, most: number) => Promise<ExportPreview>
/** A PDF of a template that is no plan. */
export type RenderPrint = (job: PrintJob) => Promise<Uint8Array>

type ProcessDeps = {
  readonly clock: Clock
  /** What the process runs; only tests have another one. */
  readonly program?: URL
}

/** The largest board takes a second or two; what gives no sign for this long is stuck. Milliseconds. */
const longest = 30_000
const idle = 120_000
/** Megabytes of objects that the process may hold, so that no file can take the server's own memory. */
const heap = 256
/** A process is used for so many files, and until it holds so many bytes; then the next one gets a new process. */
const mostJobs = 200
const mostHeld = 600 * 1024 * 1024
/** Characters of what a process said at its end that are worth telling. */
const lastWords = 2000

// A list of fonts with nothing on it: what is printed must not depend on what is installed on the machine.
const noFonts = fileURLToPath(new URL('./pdf/no-fonts.conf', import.meta.url))

/** The process with its waiting line. */
export class RenderProcess {
  readonly #clock: Clock
  readonly #program: URL
  #child: ChildProcess | null = null
  #jobs = 0
  #said = ''
  #turn: Promise<unknown> = Promise.resolve()
  #stopWaiting: Cancel = () => {}
  #isClosed = false

  constructor({ clock, program }: ProcessDeps) {
    this.#clock = clock
    this.#program = program ?? new URL('./render-process.ts', import.meta.url)
  }

  /** A file as `renderExport` makes it. Throws when that throws, or when the process is stuck or breaks down. */
  readonly render: RenderExport = (format, input, options, onProgress) =>
    this.#inTurn({ kind: 'file', format, input, options }, onProgress)

  /** The first pages, as `previewOf` makes them. Throws as `render` does. */
  readonly preview: RenderPreview = (input, options, most) => this.#inTurn({ kind: 'preview', input, options, most })

  /** A sheet that is no plan. Throws as `render` does. */
  readonly print: RenderPrint = job => this.#inTurn({ kind: 'print', job })

  /** Ends the process for good. What it was busy with, and what waits, is not finished. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#end()
  }

  #inTurn<Job extends RenderJob>(job: Job, onProgress?: OnProgress): Promise<RenderResult[Job['kind']]> {
    const result = this.#turn.then(() => this.#run(job, onProgress))
    this.#turn = result.catch(() => {}) // told to whoever asked; the next in line has a chance of its own
    return result as Promise<RenderResult[Job['kind']]> // each kind of job has its own kind of answer
  }

  async #run(job: RenderJob, onProgress?: OnProgress): Promise<RenderResult[RenderJob['kind']]> {
    if (this.#isClosed) throw new Error('The server ends: no more exports.')
    this.#stopWaiting()
    this.#child ??= this.#start()
    const answer = await this.#ask(this.#child, job, onProgress)
    this.#jobs += 1
    const isWorn = this.#jobs >= mostJobs || ('held' in answer && answer.held > mostHeld)
    if (isWorn) await this.#end()
    else this.#stopWaiting = this.#clock.after(idle, () => void this.#end())
    if ('failure' in answer) throw new Error(`The export failed. ${answer.failure}`)
    return answer.result
  }

  #start(): ChildProcess {
    this.#jobs = 0
    this.#said = ''
    const child = fork(this.#program, [], {
      env: { FONTCONFIG_FILE: noFonts },
      execArgv: [`--max-old-space-size=${heap}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child.stderr?.setEncoding('utf8').on('data', words => (this.#said = (this.#said + words).slice(-lastWords)))
    child.on('error', () => {}) // it then ends too, which is what whoever waits for it hears
    return child
  }

  async #end(): Promise<void> {
    this.#stopWaiting()
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL') // it may be deep in a page and hear nothing else
    await ended
  }

  /** The answer to one job. A process that gives none is killed and never asked again. */
  async #ask(
    child: ChildProcess,
    job: RenderJob,
    onProgress: OnProgress = () => {},
  ): Promise<Exclude<RenderAnswer, { readonly progress: unknown }>> {
    const { promise, resolve, reject } = Promise.withResolvers<Exclude<RenderAnswer, { readonly progress: unknown }>>()
    const isStuck = () => reject(new Error(`The export took longer than ${longest} ms.`))
    let cancel = this.#clock.after(longest, isStuck)
    const hear = (answer: RenderAnswer) => {
      if (!('progress' in answer)) return resolve(answer)
      cancel()
      cancel = this.#clock.after(longest, isStuck)
      onProgress(answer.progress)
    }
    const ended = (code: number | null, signal: string | null) =>
      reject(new Error(`The process of the exports ended with ${signal ?? `code ${code}`}. ${this.#said}`))
    child.on('message', hear).once('error', reject).once('exit', ended)
    holdOpen(child, true) // only while somebody waits may it keep the server from ending
    try {
      child.send(job)
      return await promise
    } catch (error) {
      await this.#end()
      throw error
    } finally {
      cancel()
      child.off('message', hear).off('error', reject).off('exit', ended)
      holdOpen(child, false)
    }
  }
}

function holdOpen(child: ChildProcess, held: boolean): void {
  const does = held ? 'ref' : 'unref'
  child[does]()
  child.channel?.[does]()
  ;(child.stderr as Socket | null)?.[does]()
}
