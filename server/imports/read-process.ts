/**
 * A process that lives for one file: a line of JSON says what is wanted, the bytes of the file follow, and the answer goes out as
 * JSON. It may read the program and nothing else (see `read-apart.ts`).
 */
import { Console } from 'node:console'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { ReadJob } from './context.ts'
import { readPlanIn, readRecords } from './read-file.ts'

/** What a package has to say goes where nobody listens: the answer stands alone in the output. */
globalThis.console = new Console(process.stderr)

const pieces: Uint8Array[] = []
for await (const piece of process.stdin) pieces.push(piece)
const sent = Buffer.concat(pieces)
const end = sent.indexOf('\n')
const job: ReadJob = JSON.parse(sent.toString('utf8', 0, end))
process.stdout.write(JSON.stringify(answerTo(job, sent.subarray(end + 1))))

function answerTo(wanted: ReadJob, bytes: Uint8Array): object {
  try {
    if (wanted.kind === 'records') return { records: readRecords(bytes, wanted.context, wanted.choice) }
    const { update, ...read } = readPlanIn(bytes, wanted.context)
    return { plan: { ...read, update: Buffer.from(update).toString('base64') } }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: { code: error.code, facts: error.facts } }
    return { failure: error instanceof Error ? `${error.stack}` : String(error) }
  }
}
