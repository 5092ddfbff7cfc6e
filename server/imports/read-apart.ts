/**
 * Reads files in a process of its own, one file a process: it has no environment, may open no file but the program's, starts
 * nothing, and is killed when it takes too long or too much. So nothing in a file can harm the server or hold it up. One at a
 * time, since a large one takes memory; whoever comes while some wait is asked to come again.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { ImportReply } from '#shared/protocol/imports.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { PlanRead, ReadJob, ReadPlanFile, ReadRecords } from './context.ts'

/** What the process answers. `failure` is the stack of an error that nobody expected. */
type Answer =
  | { readonly records: ImportReply }
  | { readonly plan: Omit<PlanRead, 'update'> & { readonly update: string } }
  | { readonly refusal: { readonly code: RefusalCode; readonly facts: Record<string, string | number> } }
  | { readonly failure: string }

export type FileReader = { readonly readRecords: ReadRecords; readonly readPlanFile: ReadPlanFile }

const program = new URL('./read-process.ts', import.meta.url)
/** What the process may read: the program, and neither the data nor anything else of the machine. */
const readable = ['server/', 'shared/', 'node_modules/', 'package.json'].map(each =>
  fileURLToPath(new URL(`../../${each}`, import.meta.url)),
)
/** Milliseconds; the largest table takes two seconds, ten megabytes of track up to ten. */
const longest = 30_000
/** Megabytes that the process may hold. */
const memory = 512
/** How many may wait for their turn. */
const mostWaiting = 4
/** The longest answer: a board as large as can be, and what to say of it. */
const mostAnswer = 32 * 1024 * 1024

type Deps = { readonly clock: Clock; readonly log: Log }

/** A reader with its waiting line. `file` is what the process runs; only tests have another one. */
export function fileReader({ clock, log }: Deps, file = program): FileReader {
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  const read = (bytes: Uint8Array, job: ReadJob): Promise<Answer> => {
    if (waiting >= mostWaiting) throw new Refusal('too-many', { ms: longest })
    waiting += 1
    const answer = turn.then(() => ask(bytes, job, clock, file)).finally(() => (waiting -= 1))
    turn = answer.catch(() => undefined) // told to whoever sent it; the next one has a file of their own
    return answer.then(given => expected(given, log))
  }
  return {
    readRecords: async (bytes, context, choice) => {
      const answer = await read(bytes, { kind: 'records', context, choice })
      if ('records' in answer) return answer.records
      throw new Error('the reader answered something else')
    },
    readPlanFile: async (bytes, context) => {
      const answer = await read(bytes, { kind: 'plan', context })
      if ('plan' in answer) return { ...answer.plan, update: Buffer.from(answer.plan.update, 'base64') }
      throw new Error('the reader answered something else')
    },
  }
}

/** An answer, or its refusal thrown. What the reader stumbled over is a fault of ours, and the file cannot be read. */
function expected(answer: Answer, log: Log): Answer {
  if ('refusal' in answer) throw new Refusal(answer.refusal.code, answer.refusal.facts)
  if (!('failure' in answer)) return answer
  log.warn('import.failed', { error: answer.failure })
  throw new Refusal('import-damaged')
}

async function ask(bytes: Uint8Array, job: ReadJob, clock: Clock, file: URL): Promise<Answer> {
  const reads = [...readable, fileURLToPath(file)].map(path => `--allow-fs-read=${path}`)
  const bounds = ['--permission', ...reads, `--max-old-space-size=${memory}`, '--no-warnings']
  const child = spawn(process.execPath, [...bounds, fileURLToPath(file)], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const cancel = clock.after(longest, () => void child.kill('SIGKILL'))
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  const pieces: Uint8Array[] = []
  let length = 0
  child.stdout.on('data', (piece: Uint8Array) => {
    length += piece.byteLength
    if (length > mostAnswer) child.kill('SIGKILL')
    else pieces.push(piece)
  })
  child.once('error', reject).once('close', resolve)
  child.stdin.on('error', () => undefined) // it may end before it has read all: its code says so
  child.stdin.write(`${JSON.stringify(job)}\n`)
  child.stdin.end(bytes)
  try {
    // Killed, or out of memory: whatever is in the file, it is more than is read here.
    if ((await promise) !== 0) throw new Refusal('import-too-much', { part: 'time', most: longest / 1000 })
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } finally {
    cancel()
  }
}
