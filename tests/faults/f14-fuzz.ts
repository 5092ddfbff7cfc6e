/** F14: many attackers send what no page sends, on every layer, to a real server; two honest people go on working. */
import { setTimeout as wait } from 'node:timers/promises'
import { startTwinboard } from '#tests/e2e/twinboard.ts'
import { until } from '#tests/harness/until.ts'
import { attack } from './attackers.ts'
import { type Fault, none, quantile } from './fault.ts'
import { manyEnvironment, seatsOf, settleMany } from './many.ts'
import { digestOf, doubledIn, wordsIn } from './words.ts'
import { Writer } from './writer.ts'

const sizes = { short: { frames: 4_000, attackers: 10 }, long: { frames: 1_000_000, attackers: 24 } }
/** Milliseconds between two words of the honest people: they type in turn. */
const breath = 40

export const fault: Fault = {
  title: 'F14 fuzzed frames on all layers while two people work',
  async run(size, seed) {
    const { frames, attackers } = sizes[size]
    const seats = seatsOf(1, 2 + attackers)
    const errors: string[] = []
    let rejected = 0
    const twinboard = await startTwinboard(manyEnvironment, {
      prepare: folder => settleMany(folder, seats),
      onLine: line => {
        if (line.includes('"level":"error"')) errors.push(line)
        if (line.includes('"event":"edit.rejected"')) rejected++
      },
    })
    const { address, process: server } = twinboard
    const people = seats.slice(0, 2).map(seat => new Writer(address, seat))
    await until('both have joined', () => people.every(({ joined }) => joined))
    const work = workWhile(people)
    const begun = performance.now()
    const tally = await attack({ address, seats: seats.slice(2), frames, seed })
    const seconds = (performance.now() - begun) / 1000
    const delays = await work.end()
    await until('all is saved', () => people.every(({ saved }) => saved))
    const fresh = new Writer(address, seats[0] ?? raise())
    await until('somebody new has joined', () => fresh.joined)
    const everybody = [...people, fresh]
    await until('all see the same', () => new Set(everybody.map(({ doc }) => saidBy(doc))).size === 1)
    const words = wordsIn(fresh.doc)
    const acknowledged = people.flatMap(person => [...person.acknowledged])
    const alive = twinboard.process === server && server.exitCode === null && server.signalCode === null
    for (const person of everybody) person.close()
    await twinboard.clean()
    for (const line of errors.slice(0, 5)) console.error(line)
    return [
      { what: 'frames', value: tally.frames, least: frames },
      { what: 'frames each second', value: tally.frames / seconds },
      { what: 'answered with a refusal', value: tally.answered },
      { what: 'told to wait', value: tally.limited },
      { what: 'edits that the gate refused', value: rejected, least: 1 },
      { what: 'connections', value: tally.connections },
      { what: 'closed by the server', value: tally.closed, least: 1 },
      { what: 'refused at the door', value: tally.atTheDoor },
      { what: 'the same process at the end', value: Number(alive), least: 1 },
      none('errors in its log', errors.length),
      { what: 'honest words meanwhile', value: acknowledged.length, least: 10 },
      none('of them lost', acknowledged.filter(word => !words.includes(word)).length),
      none('doubled', doubledIn(words)),
      { what: 'typed until seen by the other, half of all', value: quantile(delays, 0.5), unit: 'ms' },
      {
        what: 'typed until seen by the other, 99 of 100',
        value: quantile(delays, 0.99),
        unit: 'ms',
        most: 250,
        timed: true,
      },
    ]
  },
}

/** The two type in turn, each as soon as the other's word is there. `end` gives the milliseconds that each word took. */
function workWhile(people: readonly Writer[]): { end(): Promise<number[]> } {
  const delays: number[] = []
  let ending = false
  const work = (async () => {
    for (let turn = 0; !ending; turn++) {
      const [writer, reader] = [people[turn % 2], people[(turn + 1) % 2]]
      if (!writer || !reader) return
      const begun = performance.now()
      const typed = writer.type()
      const word = writer.typed.at(-1) ?? ''
      await seen(reader, word)
      delays.push(performance.now() - begun)
      await typed
      await wait(breath)
    }
  })()
  return {
    async end() {
      ending = true
      await work
      return delays
    },
  }
}

/** Resolves when the word stands in the reader's copy. */
function seen({ doc }: Writer, word: string): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!wordsIn(doc).includes(word)) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

function raise(): never {
  throw new RangeError('nobody sits at the board')
}

/** The plan and all words: texts that stand in no section are no part of a plan's digest. */
function saidBy(doc: Writer['doc']): string {
  return [digestOf(doc), ...wordsIn(doc).sort()].join(' ')
}
