/**
 * F2: the disk is full, or fails, from the k-th write on, for one k after the other, under the real process while people write.
 * The disk is made full from outside, by the system's limit on the size of files (`prlimit`); it is made to fail by strace,
 * which answers fsync with an error. In the room, each k-th append is made to fail by tests/live/room.test.ts.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { startTwinboard, type Twinboard } from '#tests/e2e/twinboard.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { until } from '#tests/harness/until.ts'
import { type Fault, none } from './fault.ts'
import { manyEnvironment, type Seat, seatsOf, settleMany } from './many.ts'
import { attachStrace, lacksStrace } from './strace.ts'
import { digestOf, doubledIn, wordsIn } from './words.ts'
import { Writer } from './writer.ts'

const sizes = { short: { full: 3, failing: 2 }, long: { full: 60, failing: 20 } }
const people = 4
/** Bytes: SQLite writes a page of its log in two, 24 and 4096, so that each of these is another one. */
const step = 2048

/** Makes writing fail; the function that comes back makes it work again. */
type Breaking = () => Promise<() => Promise<void>>

export const fault: Fault = {
  title: 'F2 the disk is full, or fails, from the k-th write on',
  lacks: lacksPrlimit(),
  async run(size, seed) {
    const seats = seatsOf(1, people + 1)
    const lines: string[] = []
    const onLine = (line: string) => lines.push(line)
    const twinboard = await startTwinboard(manyEnvironment, { prepare: folder => settleMany(folder, seats), onLine })
    const run = new Run(twinboard, seats)
    const chance = seededChance(seed)
    const withStrace = lacksStrace() === null
    for (let k = 0; k < sizes[size].full; k++) await run.outage(() => run.fill(k * step + chance.below(step)))
    for (let k = 1; withStrace && k <= sizes[size].failing; k++) await run.outage(() => run.failSyncing(k))
    await run.end()
    const { seen } = run
    const told = lines.filter(line => /"event":"(store\.failed|room\.unsaved|room\.reloaded)"/.test(line)).length
    return [
      { what: 'k tried, full disk', value: sizes[size].full },
      withStrace
        ? { what: 'k tried, fsync that fails', value: sizes[size].failing }
        : { what: 'k tried, fsync that fails (strace cannot be used here)', value: 0 },
      { what: 'edits acknowledged', value: seen.acknowledged, least: sizes[size].full },
      none('edits acknowledged and not on disk', seen.wrong),
      none('edits lost at the end', seen.lost),
      none('edits doubled', seen.doubled),
      none('times that /readyz did not say "cannot write", or not "ready" afterwards', seen.unready),
      none('times that a new reader was not let in, or not answered', seen.unread),
      { what: 'lines in the log about it, for each outage', value: told / seen.outages, most: 3 },
      {
        what: 'from room on the disk to all saved, longest',
        value: seen.recovery,
        unit: 'ms',
        most: 15_000,
        timed: true,
      },
    ]
  },
}

class Run {
  readonly seen = { outages: 0, acknowledged: 0, wrong: 0, lost: 0, doubled: 0, unready: 0, unread: 0, recovery: 0 }
  readonly #twinboard: Twinboard
  readonly #writers: readonly Writer[]
  readonly #reader: Seat

  constructor(twinboard: Twinboard, seats: readonly Seat[]) {
    this.#twinboard = twinboard
    this.#writers = seats.slice(0, people).map(seat => new Writer(twinboard.address, seat, { restless: true }))
    this.#reader = seats[people] as Seat
  }

  /** Breaks the disk while people write, looks at what is told and what still goes, and mends it. */
  async outage(breaking: Breaking): Promise<void> {
    await this.#allWrite()
    const before = this.#refusals
    const mend = await breaking()
    await until('somebody is refused', () => this.#refusals > before)
    this.seen.outages += 1
    this.#limit(1) // a disk that had room for a last small thing has none for the next
    await this.#look()
    await mend()
    const mended = performance.now()
    await this.#allWrite()
    this.seen.recovery = Math.max(this.seen.recovery, performance.now() - mended)
    if ((await this.#readiness()) !== '200 ready') this.seen.unready += 1
  }

  /** Leaves room for `bytes` more in the database's log. */
  async fill(bytes: number): Promise<() => Promise<void>> {
    this.#emptyLog()
    this.#limit(statSync(join(this.#twinboard.data, 'twinboard.sqlite-wal')).size + bytes)
    return async () => this.#limit('unlimited')
  }

  /** SQLite writes its log over from the start when it is long: then it is long enough already, and no limit is ever met. */
  #emptyLog(): void {
    const db = new DatabaseSync(join(this.#twinboard.data, 'twinboard.sqlite'), { timeout: 5000 })
    db.exec('pragma wal_checkpoint(truncate)')
    db.close()
  }

  /** From the k-th on, what was written cannot be brought to the disk. */
  async failSyncing(k: number): Promise<() => Promise<void>> {
    const calls = 'fsync,fdatasync'
    const strace = await attachStrace(this.#pid, [
      '-o',
      '/dev/null',
      '-e',
      `trace=${calls}`,
      '-e',
      `inject=${calls}:error=EIO:when=${k}+`,
    ])
    return async () => {
      this.#limit('unlimited')
      await strace.detach()
    }
  }

  async end(): Promise<void> {
    for (const writer of this.#writers) writer.rest()
    await until('all is saved', () => this.#writers.every(({ saved }) => saved))
    await until('all see the same', () => new Set(this.#writers.map(({ doc }) => digestOf(doc))).size === 1)
    for (const writer of this.#writers) writer.close()
    const words = this.#onDisk()
    await this.#twinboard.clean()
    this.seen.acknowledged = this.#acknowledged().length
    this.seen.lost = this.#acknowledged().filter(word => !words.includes(word)).length
    this.seen.doubled += doubledIn(words)
  }

  /** What must hold while nothing can be written. */
  async #look(): Promise<void> {
    const acknowledged = this.#acknowledged()
    const words = this.#onDisk()
    this.seen.wrong += acknowledged.filter(word => !words.includes(word)).length
    this.seen.doubled += doubledIn(words)
    if ((await this.#readiness()) !== '503 cannot write') this.seen.unready += 1
    if (!(await this.#reads(words))) this.seen.unread += 1
  }

  /** True when somebody new is let in, sees what is on disk, and gets at the talk. */
  async #reads(words: readonly string[]): Promise<boolean> {
    const reader = new Writer(this.#twinboard.address, this.#reader)
    const { board } = this.#reader
    const sees = () => reader.joined && new Set(wordsIn(reader.doc)).isSupersetOf(new Set(words))
    const hears = async () => (await reader.link.emitWithAck('talk:earlier', { board, before: 1_000_000 })).ok
    // Not at the first try: whenever a write fails, the room begins anew and all join again.
    const all = until('the reader sees and hears', async () => sees() && (await hears()))
    return all
      .then(
        () => true,
        () => false,
      )
      .finally(() => reader.close())
  }

  async #allWrite(): Promise<void> {
    const before = this.#writers.map(({ acknowledged }) => acknowledged.size)
    await until('all write', () =>
      this.#writers.every(({ acknowledged }, i) => acknowledged.size > (before[i] ?? 0) + 1),
    )
  }

  async #readiness(): Promise<string> {
    const response = await fetch(`${this.#twinboard.address}/readyz`)
    return `${response.status} ${(await response.text()).trim()}`
  }

  #acknowledged(): string[] {
    return this.#writers.flatMap(({ acknowledged }) => [...acknowledged])
  }

  get #refusals(): number {
    const codes = this.#writers.flatMap(({ refused }) => refused)
    return codes.filter(code => code === 'store-unavailable').length
  }

  /** The words in the log of the running server, as somebody else finds them in the file. */
  #onDisk(): string[] {
    const db = new DatabaseSync(join(this.#twinboard.data, 'twinboard.sqlite'), { readOnly: true })
    const doc = new Y.Doc()
    for (const { bytes } of db
      .prepare('select bytes from log where board = ? order by seq')
      .iterate(this.#reader.board)) {
      Y.applyUpdate(doc, bytes as Uint8Array)
    }
    db.close()
    return wordsIn(doc)
  }

  get #pid(): number {
    const { pid } = this.#twinboard.process
    if (pid === undefined) throw new Error('the server does not run')
    return pid
  }

  /** Files of the server may be so large, from now on. */
  #limit(bytes: number | 'unlimited'): void {
    const { status } = spawnSync('prlimit', ['--pid', String(this.#pid), `--fsize=${bytes}:`])
    if (status !== 0) throw new Error('prlimit could not limit the size of files')
  }
}

function lacksPrlimit(): string | null {
  const { status } = spawnSync('prlimit', ['--version'])
  return status === 0 ? null : 'there is no prlimit (util-linux)'
}
