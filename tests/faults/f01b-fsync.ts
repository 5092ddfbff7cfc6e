/**
 * F1b: power loss. What the machine does with a page that was written and not synced shows only when the power goes, so the
 * order is looked at instead: strace tells every write and fsync of the running server. Each edit holds a word of its own. Its
 * acknowledgement, and any frame that shows the word to somebody else, must begin after an fsync of the database's log that
 * returned well, and that began after the word was written there.
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '#server/store/open.ts'
import type { Id } from '#shared/ids.ts'
import { startTwinboard, type Twinboard } from '#tests/e2e/twinboard.ts'
import { until } from '#tests/harness/until.ts'
import { type Fault, none } from './fault.ts'
import { manyEnvironment, type Seat, seatsOf, settleMany } from './many.ts'
import { attachStrace, lacksStrace } from './strace.ts'
import { Writer } from './writer.ts'

const sizes = { short: { alone: 10, together: 40 }, long: { alone: 100, together: 600 } }
const people = 8
const calls = 'fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg'

export const fault: Fault = {
  title: 'F1b an edit is synced to the disk before it is acknowledged or shown',
  lacks: lacksStrace(),
  async run(size) {
    const seats = seatsOf(1, people)
    const twinboard = await startTwinboard(manyEnvironment, { prepare: folder => settleMany(folder, seats) })
    const folder = mkdtempSync(join(tmpdir(), 'twinboard-strace-'))
    const trace = join(folder, 'trace')
    const acknowledged = await writeUnder(trace, twinboard, seats, sizes[size])
    const order = new Order(await wordsBySeq(twinboard, seats[0]?.board ?? ''))
    for await (const line of createInterface({ input: createReadStream(trace, 'latin1') })) order.read(line)
    await twinboard.clean()
    rmSync(folder, { recursive: true })
    return [
      { what: 'edits acknowledged', value: acknowledged, least: sizes[size].alone + sizes[size].together },
      none('acknowledgements that strace did not see', acknowledged - order.acknowledged),
      none('acknowledgements without an fsync before', order.early),
      { what: 'times that an edit was shown to somebody else', value: order.shown, least: 1 },
      none('of these, without an fsync before', order.shownEarly),
      { what: 'fsyncs of the log', value: order.syncs, least: 1 },
    ]
  },
}

/** One writes alone, each edit after the answer to the one before; then all at once, so that edits share an fsync. Gives how many were acknowledged. */
async function writeUnder(
  trace: string,
  twinboard: Twinboard,
  seats: readonly Seat[],
  { alone, together }: { readonly alone: number; readonly together: number },
): Promise<number> {
  const writers = seats.map(seat => new Writer(twinboard.address, seat))
  await until('all are joined', () => writers.every(({ joined }) => joined))
  const options = ['-y', '-s', '20000', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', trace]
  const strace = await attachStrace(twinboard.process.pid ?? 0, options)
  for (let i = 0; i < alone; i++) await writers[0]?.type()
  for (let i = 0; i < together / people; i++) await Promise.all(writers.map(writer => writer.type()))
  await strace.detach()
  for (const writer of writers) writer.close()
  return writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0)
}

/** Which words came with which entry of the log: the acknowledgement names the entry, the bytes on their way hold the words. */
async function wordsBySeq(twinboard: Twinboard, board: Id): Promise<Map<number, string[]>> {
  await twinboard.stop()
  const store = await openStore({ folder: twinboard.data })
  const entries = await store.log.since(board, 1)
  await store.close()
  const wordsOf = (update: Uint8Array) => wordsIn(Buffer.from(update).toString('latin1'))
  return new Map(entries.map(({ seq, update }) => [seq, wordsOf(update)]))
}

function wordsIn(text: string): string[] {
  return text.match(/w\d+-\d+(?= )/g) ?? []
}

/** Follows the lines of strace, in which a call that others came in between stands twice: where it began and where it ended. */
class Order {
  acknowledged = 0
  early = 0
  shown = 0
  shownEarly = 0
  syncs = 0
  readonly #bySeq: ReadonlyMap<number, readonly string[]>
  /** Words that were written to the log. */
  readonly #written = new Set<string>()
  readonly #synced = new Set<string>()
  /** What threads are in the middle of: the words that an fsync will have brought to the disk. */
  readonly #syncing = new Map<string, ReadonlySet<string>>()
  readonly #writing = new Map<string, readonly string[]>()

  constructor(bySeq: ReadonlyMap<number, readonly string[]>) {
    this.#bySeq = bySeq
  }

  read(line: string): void {
    const [, thread = '', rest = ''] = line.match(/^(\d+) +(.*)$/s) ?? []
    const ended = /= \d+$/.test(rest)
    const begun = rest.match(/^(\w+)\(\d+<([^>]*)>/)
    if (begun) this.#begin(thread, begun[1] ?? '', begun[2] ?? '', rest)
    if (ended) this.#end(thread)
  }

  #begin(thread: string, call: string, file: string, rest: string): void {
    if (file.endsWith('twinboard.sqlite-wal')) {
      if (call.includes('sync')) this.#syncing.set(thread, new Set(this.#written))
      else this.#writing.set(thread, wordsIn(rest))
    } else if (/^(socket|TCP)/.test(file)) this.#send(rest)
  }

  /** Only a call that ended well has done anything. */
  #end(thread: string): void {
    for (const word of this.#writing.get(thread) ?? []) this.#written.add(word)
    this.#writing.delete(thread)
    const synced = this.#syncing.get(thread)
    if (synced === undefined) return
    this.#syncing.delete(thread)
    this.syncs += 1
    for (const word of synced) this.#synced.add(word)
  }

  #send(rest: string): void {
    for (const [, seq] of rest.matchAll(/\\"ok\\":true,\\"seq\\":(\d+)/g)) {
      const words = this.#bySeq.get(Number(seq)) ?? []
      this.acknowledged += 1
      if (words.length === 0 || !words.every(word => this.#synced.has(word))) this.early += 1
    }
    const words = wordsIn(rest)
    this.shown += words.length
    this.shownEarly += words.filter(word => !this.#synced.has(word)).length
  }
}
