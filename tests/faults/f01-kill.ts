/**
 * F1: the server's process is killed hard while eight people write over both transports, again and again, at moments drawn by
 * lot. After each kill a copy of its folder is read before anybody can send anything again: what was acknowledged, or shown to
 * somebody else, is there, and nothing is there twice.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { openStore } from '#server/store/open.ts'
import type { Id } from '#shared/ids.ts'
import { startTwinboard, type Twinboard } from '#tests/e2e/twinboard.ts'
import { type SeededChance, seededChance } from '#tests/harness/seeded-chance.ts'
import { until } from '#tests/harness/until.ts'
import { type Fault, none, quantile } from './fault.ts'
import { manyEnvironment, type Seat, seatsOf, settleMany } from './many.ts'
import { ProviderWriter } from './provider-writer.ts'
import { digestOf, doubledIn, wordsIn } from './words.ts'
import { Writer } from './writer.ts'

/** Kills on one board, before all settle down and go on to the next: their texts would grow over the limit. */
const killsPerBoard = 10
const people = { pages: 6, tools: 2 }
/** Milliseconds: the latest kill after everybody wrote, and after a start. */
const latest = { writing: 100, starting: 600 }
const moments = ['any', 'acknowledged', 'starting'] as const
const storeFiles = ['twinboard.sqlite', 'twinboard.sqlite-wal']

export const fault: Fault = {
  title: 'F1 kill -9 while eight write over both transports',
  async run(size, seed) {
    const kills = size === 'long' ? 1000 : 3
    const seats = seatsOf(Math.ceil(kills / killsPerBoard), people.pages + people.tools)
    const twinboard = await startTwinboard(manyEnvironment, { prepare: folder => settleMany(folder, seats) })
    const run = new Run(twinboard, seededChance(seed))
    for (const seated of Map.groupBy(seats, seat => seat.board).values()) {
      await run.board(seated, Math.min(killsPerBoard, kills - run.seen.kills))
    }
    await twinboard.clean()
    const { seen, starts } = run
    return [
      { what: 'kills', value: seen.kills, least: kills },
      { what: 'edits acknowledged', value: seen.acknowledged, least: 10 * kills },
      none('acknowledged edits lost', seen.lost),
      { what: 'edits shown to others', value: seen.shown, least: 10 * kills },
      none('edits shown to others and lost', seen.hidden),
      none('edits doubled', seen.doubled),
      none('boards that did not end the same for all', seen.unequal),
      { what: 'from restart to ready, middle', value: quantile(starts, 0.5), unit: 'ms' },
      { what: 'from restart to ready, longest', value: Math.max(...starts), unit: 'ms', most: 10_000, timed: true },
    ]
  },
}

class Run {
  readonly seen = { kills: 0, acknowledged: 0, lost: 0, shown: 0, hidden: 0, doubled: 0, unequal: 0 }
  /** Milliseconds from each start to its `listening` line. */
  readonly starts: number[] = []
  readonly #twinboard: Twinboard
  readonly #chance: SeededChance

  constructor(twinboard: Twinboard, chance: SeededChance) {
    this.#twinboard = twinboard
    this.#chance = chance
  }

  /** Eight write on one board through some kills and rest at the end, when all that they typed is there once, for everybody. */
  async board(seats: readonly Seat[], kills: number): Promise<void> {
    const eight = new Eight(this.#twinboard.address, seats)
    const until = this.seen.kills + kills
    while (this.seen.kills < until) {
      await eight.write()
      const moment = this.#chance.pick(moments)
      if (moment === 'acknowledged') await eight.acknowledgement()
      else await wait(this.#chance.below(latest.writing))
      const checked = [await this.#kill(eight)]
      if (moment === 'starting' && this.seen.kills < until) {
        void this.#twinboard.restart().catch(() => undefined) // killed before it listens
        await wait(this.#chance.below(latest.starting))
        checked.push(await this.#kill(eight))
      }
      await Promise.all([this.#start(), ...checked.map(check => check())])
    }
    await this.#end(eight)
  }

  async #start(): Promise<void> {
    const begun = performance.now()
    await this.#twinboard.restart()
    this.starts.push(performance.now() - begun)
  }

  /** Kills, and takes a copy of what is on disk. What comes back compares the two, and may be called when life goes on. */
  async #kill(eight: Eight): Promise<() => Promise<void>> {
    await this.#twinboard.crash()
    this.seen.kills += 1
    await until('nobody hears anything any more', () => eight.cutOff)
    const copy = mkdtempSync(join(tmpdir(), 'twinboard-kill-'))
    for (const name of storeFiles) cpSync(join(this.#twinboard.data, name), join(copy, name))
    const promised = { acknowledged: eight.acknowledged(), shown: eight.shown() }
    return async () => {
      const words = await wordsOnDisk(copy, eight.board)
      const stored = new Set(words)
      this.seen.lost += promised.acknowledged.filter(word => !stored.has(word)).length
      this.seen.hidden += promised.shown.filter(word => !stored.has(word)).length
      this.seen.doubled += doubledIn(words)
      rmSync(copy, { recursive: true })
    }
  }

  async #end(eight: Eight): Promise<void> {
    await eight.rest()
    const typed = eight.typed().sort()
    this.seen.acknowledged += eight.acknowledged().length
    this.seen.shown += new Set(eight.shown()).size
    this.seen.doubled += doubledIn(eight.words())
    if (!eight.same || !isDeepStrictEqual(eight.words().sort(), typed)) this.seen.unequal += 1
    eight.close()
  }
}

/** Six at pages of ours and two with tools, on one board. */
class Eight {
  readonly board: Id
  readonly #pages: readonly Writer[]
  readonly #tools: readonly ProviderWriter[]
  #onAcknowledged = () => {}

  constructor(address: string, seats: readonly Seat[]) {
    this.board = seats[0]?.board ?? ''
    const options = { restless: true, onAcknowledged: () => this.#onAcknowledged() }
    this.#pages = seats.slice(0, people.pages).map(seat => new Writer(address, seat, options))
    this.#tools = seats.slice(people.pages).map(seat => new ProviderWriter(address, seat))
  }

  get #all(): readonly (Writer | ProviderWriter)[] {
    return [...this.#pages, ...this.#tools]
  }

  /** True when no line stands, so that nothing of the dead server can come any more. */
  get cutOff(): boolean {
    return (
      this.#pages.every(({ link }) => !link.connected) && this.#tools.every(({ provider }) => !provider.wsconnected)
    )
  }

  /** True when all see the same. */
  get same(): boolean {
    return new Set(this.#all.map(({ doc }) => digestOf(doc))).size === 1
  }

  /** Resolves when all have written again, and have been shown by everybody else. */
  async write(): Promise<void> {
    const before = this.#all.map(({ typed }) => typed.length)
    const news = () => this.#all.every(({ typed }, i) => typed.length > (before[i] ?? 0) + 1)
    const seen = () => this.#all.every(({ doc }) => this.#all.every(({ typed }, i) => has(doc, typed[before[i] ?? 0])))
    await until(
      'all write and see each other write',
      () => this.#pages.every(({ joined }) => joined) && news() && seen(),
    )
  }

  /** Resolves in the moment of the next acknowledgement. */
  acknowledgement(): Promise<void> {
    return new Promise(resolve => {
      this.#onAcknowledged = resolve
    })
  }

  acknowledged(): string[] {
    return this.#pages.flatMap(({ acknowledged }) => [...acknowledged])
  }

  /** Words of others that somebody was shown: those, too, have to be on disk. */
  shown(): string[] {
    return this.#all.flatMap(({ doc }) => wordsIn(doc).filter(word => !word.startsWith(`w${doc.clientID}-`)))
  }

  typed(): string[] {
    return this.#all.flatMap(({ typed }) => typed)
  }

  /** What the first of them sees. */
  words(): string[] {
    return wordsIn(this.#pages[0]?.doc ?? new Y.Doc())
  }

  /** Resolves when nobody types any more and all have all of it. */
  async rest(): Promise<void> {
    for (const one of this.#all) one.rest()
    const count = () => this.#all.every(({ doc }) => wordsIn(doc).length >= this.typed().length)
    await until('all is saved and shown to all', () => this.#pages.every(({ saved }) => saved) && count())
  }

  close(): void {
    for (const one of this.#all) one.close()
  }
}

function has(doc: Y.Doc, word: string | undefined): boolean {
  return word !== undefined && wordsIn(doc).includes(word)
}

/** The words of a board as the log of a dead server's folder has them. */
async function wordsOnDisk(folder: string, board: Id): Promise<string[]> {
  const store = await openStore({ folder })
  const doc = new Y.Doc()
  for (const { update } of await store.log.since(board, 0)) Y.applyUpdate(doc, update)
  await store.close()
  return wordsIn(doc)
}
