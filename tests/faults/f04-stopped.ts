/**
 * F4: the server process is stopped (SIGSTOP) while people write, and goes on later. The app's own link runs here; whenever
 * it says Saved, the server's log is read in that very moment.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { readPlan } from '#shared/plan/read.ts'
import { startTwinboard, type Twinboard } from '#tests/e2e/twinboard.ts'
import { LinkPerson } from '#tests/harness/link-person.ts'
import { type SeededChance, seededChance } from '#tests/harness/seeded-chance.ts'
import { until } from '#tests/harness/until.ts'
import { type Fault, none } from './fault.ts'

const writeEveryMs = 40
const cities = ['Cologne', 'Coventry', 'Warsaw']

export const fault: Fault = {
  title: 'F4 while the server is stopped the page never says Saved falsely',
  async run(size, seed) {
    const [stops, stoppedMs] = size === 'long' ? [3, 30_000] : [2, 700]
    const chance = seededChance(seed)
    const twinboard = await startTwinboard()
    const board = twinboard.demo.boards[0]?.id ?? ''
    const log = new LogReader(twinboard.data, board)
    const people = cities.map(city => personOf(twinboard, board, city, chance))
    await Promise.all(people.map(person => person.saved()))
    const watch = watchSaved(people, log)
    const stopWriting = keepWriting(people, chance)
    let written = 0
    for (let stop = 0; stop < stops; stop++) {
      // Not only between two edits: also in the middle of a commit, or of an answer.
      await pause(chance.below(500) + 200)
      twinboard.process.kill('SIGSTOP')
      const before = count(people)
      await pause(stoppedMs)
      written += count(people) - before
      twinboard.process.kill('SIGCONT')
      await until('they are connected again', () => people.every(({ state }) => state.connection === 'online'))
    }
    stopWriting()
    await Promise.all(people.map(person => person.saved()))
    watch.stop()
    const stored = log.titles()
    const all = people.flatMap(person => person.written)
    const figures = [
      { what: 'edits written', value: all.length },
      { what: 'of them while the server was stopped', value: written, least: 1 },
      { what: 'looks at the log when Saved was said', value: watch.looks, least: 1 },
      none('Saved said of an edit that was not in the log', watch.wrong),
      none('edits missing in the end', all.filter(title => !stored.has(title)).length),
      none('edits that are there twice', [...stored.values()].filter(times => times > 1).length),
    ]
    for (const person of people) person.link.close()
    log.close()
    await twinboard.clean()
    return figures
  },
}

function personOf(twinboard: Twinboard, board: Id, city: string, chance: SeededChance): LinkPerson {
  const headers = { authorization: `Bearer ${twinboard.member(city).token}` }
  return new LinkPerson({ address: twinboard.address, board, name: city.toLowerCase(), headers, chance })
}

function count(people: readonly LinkPerson[]): number {
  return people.reduce((sum, person) => sum + person.written.length, 0)
}

/** Each writes now and then, so that there are moments at which all is saved. */
function keepWriting(people: readonly LinkPerson[], chance: SeededChance): () => void {
  const timer = setInterval(() => chance.pick(people as [LinkPerson, ...LinkPerson[]]).write(), writeEveryMs)
  return () => clearInterval(timer)
}

type Watch = { readonly looks: number; readonly wrong: number; stop(): void }

/** Compares with the log at each telling of Saved, before anything else can happen. */
function watchSaved(people: readonly LinkPerson[], log: LogReader): Watch {
  const watch = { looks: 0, wrong: 0, stop: () => undefined as void }
  const stops = people.map(person => {
    let looked = 0
    return person.link.state.subscribe(() => {
      if (person.state.saving !== 'saved' || person.written.length === looked) return
      looked = person.written.length
      watch.looks += 1
      const stored = log.titles()
      watch.wrong += person.written.filter(title => !stored.has(title)).length
    })
  })
  watch.stop = () => {
    for (const stop of stops) stop()
  }
  return watch
}

/** Reads the server's log out of its data folder, also while the server stands still. */
class LogReader {
  readonly #db: DatabaseSync
  readonly #board: Id
  readonly #doc = new Y.Doc()
  #seq = 0

  constructor(folder: string, board: Id) {
    this.#db = new DatabaseSync(join(folder, 'twinboard.sqlite'), { readOnly: true })
    this.#board = board
  }

  /** The titles of all tasks in the log, and how often each is there. */
  titles(): ReadonlyMap<string, number> {
    const rows = this.#db.prepare('select seq, bytes from log where board = ? and seq > ? order by seq')
    for (const row of rows.all(this.#board, this.#seq)) {
      Y.applyUpdate(this.#doc, row.bytes as Uint8Array)
      this.#seq = Number(row.seq)
    }
    const found = new Map<string, number>()
    for (const { title } of readPlan(this.#doc).tasks)
      for (const { text } of Object.values(title)) found.set(text, (found.get(text) ?? 0) + 1)
    return found
  }

  close(): void {
    this.#db.close()
  }
}
