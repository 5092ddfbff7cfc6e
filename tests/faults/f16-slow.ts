/** F16: thousands of connections that never come to an end, by people who are not signed in, while a few honest ones work. */
import { setTimeout as wait } from 'node:timers/promises'
import { startTwinboard } from '#tests/e2e/twinboard.ts'
import { until } from '#tests/harness/until.ts'
import { type Fault, type Figure, none, quantile } from './fault.ts'
import { manyEnvironment, seatsOf, settleMany } from './many.ts'
import { measured, measureOf } from './measured.ts'
import { type MannerName, manners, SlowOne } from './slow.ts'
import { doubledIn, wordsIn } from './words.ts'
import { Writer } from './writer.ts'

const sizes = { short: { idle: 200, slow: 5, words: 60 }, long: { idle: 5000, slow: 100, words: 400 } }
const people = 4
/** Milliseconds between two words of an honest person, and the longest that a slow one may stay. */
const [pace, longest] = [50, 45_000]
const megabyte = 1_000_000

export const fault: Fault = {
  title: 'F16 slow and idle connections by the thousand',
  async run(size) {
    const { idle, slow, words } = sizes[size]
    const seats = seatsOf(1, people + 1)
    const prepare = (folder: string) => settleMany(folder, seats)
    const twinboard = await startTwinboard(manyEnvironment, { prepare, node: measured })
    const { address } = twinboard
    const honest = seats.slice(0, people).map(seat => new Writer(address, seat))
    await until('all are joined', () => honest.every(({ joined }) => joined))
    const before = await measureOf(twinboard)

    const crowd = await openSlow(address, idle, slow)
    const during = await measureOf(twinboard)
    const answers = await work(honest, words)
    const newcomer = new Writer(address, seats[people] as (typeof seats)[number])
    await until('somebody new gets in', () => newcomer.joined)
    const ready = await fetch(`${address}/readyz`)
    const ends = size === 'long' ? await endsOf(crowd) : []
    const everybody = [...honest, newcomer]
    await until('all see all', () => everybody.every(({ doc }) => wordsIn(doc).length >= people * words))
    const refused = everybody.reduce((sum, writer) => sum + writer.refused.length, 0)
    const doubled = everybody.reduce((sum, writer) => sum + doubledIn(wordsIn(writer.doc)), 0)
    for (const one of [...everybody, ...crowd]) one.close()
    await twinboard.clean()
    return [
      { what: 'connections that say nothing', value: idle },
      { what: 'slow ones, in six manners', value: slow * (Object.keys(manners).length - 1) },
      none('of both, not opened', crowd.filter(({ opened }) => !opened).length),
      {
        what: 'answer to an honest edit, 99 of 100',
        value: quantile(answers, 0.99),
        unit: 'ms',
        most: 250,
        timed: true,
      },
      { what: 'honest edits', value: answers.length, least: people * words },
      none('honest people refused or cut off', refused + answers.filter(ms => Number.isNaN(ms)).length),
      none('words doubled', doubled),
      none('times that /readyz was not ready meanwhile', ready.ok ? 0 : 1),
      { what: 'memory of the process for each', value: (during.rss - before.rss) / crowd.length / 1000, unit: 'kB' },
      { what: 'memory of the process', value: during.rss / megabyte, unit: 'MB', most: 512 },
      ...ends,
    ]
  },
}

/** Opens them a few hundred at a time: more would wait in the system's queue, which is another matter. */
async function openSlow(address: string, idle: number, slow: number): Promise<SlowOne[]> {
  const names = Object.keys(manners) as MannerName[]
  const wanted = names.flatMap(name => Array<MannerName>(name === 'says nothing' ? idle : slow).fill(name))
  const crowd: SlowOne[] = []
  for (let i = 0; i < wanted.length; i += 200) {
    const some = wanted.slice(i, i + 200).map(name => new SlowOne(address, name))
    await until('they are connected', () => some.every(({ opened, lasted }) => opened || lasted !== null))
    crowd.push(...some)
  }
  return crowd
}

/** Each types its words. Milliseconds until each was answered; NaN for one that was not. */
async function work(honest: readonly Writer[], words: number): Promise<number[]> {
  const each = honest.map(async writer => {
    const answers: number[] = []
    for (let i = 0; i < words; i++) {
      const begun = performance.now()
      answers.push((await writer.type()) ? performance.now() - begun : Number.NaN)
      await wait(Math.max(0, pace - (performance.now() - begun)))
    }
    return answers
  })
  return (await Promise.all(each)).flat()
}

/** How long those of each manner lasted, when the server has had its time to end them. */
async function endsOf(crowd: readonly SlowOne[]): Promise<Figure[]> {
  await until('the server has ended all', () => crowd.every(({ lasted }) => lasted !== null), 2 * longest).catch(
    () => undefined,
  )
  return [...Map.groupBy(crowd, ({ manner }) => manner)].map(([manner, ones]) => {
    const lasted = ones.map(one => one.lasted ?? Number.NaN)
    return {
      what: `ended after, at most: ${manner}`,
      value: Math.max(...lasted) / 1000,
      unit: 's',
      most: longest / 1000,
      timed: true,
    }
  })
}
