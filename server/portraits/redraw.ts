/**
 * Draws a picture anew, in a process of its own that sees nothing of the server: no environment, no files open, one picture.
 * One at a time, since a large one takes memory; whoever comes while some wait is asked to come again.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Clock } from '#server/clock.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { pictureKind } from './kind.ts'

/** Gives the picture as a JPEG of 256 by 256. Refusal('not-a-picture') for what is none of the three kinds, broken, or a bomb. */
export type Redraw = (bytes: Uint8Array) => Promise<Uint8Array>

const program = fileURLToPath(new URL('./redraw-process.ts', import.meta.url))
/** Milliseconds; a photo takes a fraction of a second, and starting the process another one. */
const longest = 10_000
/** How many may wait for their turn. */
const mostWaiting = 4

/** A `Redraw` with its waiting line. */
export function redrawer(clock: Clock): Redraw {
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async bytes => {
    if (pictureKind(bytes) === null) throw new Refusal('not-a-picture')
    if (waiting >= mostWaiting) throw new Refusal('too-many', { ms: longest })
    waiting += 1
    const drawn = turn.then(() => redraw(bytes, clock)).finally(() => (waiting -= 1))
    turn = drawn.catch(() => undefined) // told to whoever sent it; the next one has a picture of their own
    return drawn
  }
}

async function redraw(bytes: Uint8Array, clock: Clock): Promise<Uint8Array> {
  const child = spawn(process.execPath, [program], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] })
  const cancel = clock.after(longest, () => void child.kill('SIGKILL'))
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  const pieces: Uint8Array[] = []
  child.stdout.on('data', piece => pieces.push(piece))
  child.once('error', reject).once('close', resolve)
  child.stdin.on('error', () => undefined) // it may end before it has read all: its code says so
  child.stdin.end(bytes)
  try {
    const code = await promise
    const drawn = Buffer.concat(pieces)
    if (code !== 0 || pictureKind(drawn) !== 'jpeg') throw new Refusal('not-a-picture')
    return drawn
  } finally {
    cancel()
  }
}
