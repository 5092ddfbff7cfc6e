/**
 * F5: people write through two servers on one PostgreSQL, which is killed and started again and again; and then with a bell
 * that nobody hears. Each edit is a word of its own, so that one that is lost or stands twice is seen.
 */
import { systemClock } from '#server/clock.ts'
import { type Cluster, startCluster } from '#tests/harness/cluster.ts'
import { startPostgres } from '#tests/harness/postgres.ts'
import { board, type PersonName } from '#tests/harness/small-world.ts'
import type { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { comeBack } from './come-back.ts'
import { type Fault, none, quantile } from './fault.ts'
import { keptOf, wordsOf, writeToken } from './tokens.ts'

const names: readonly PersonName[] = ['anna', 'boris', 'carla', 'anna']
/** How long one may wait for an outage to be over, in milliseconds. */
const patience = 60_000

export const fault: Fault = {
  title: 'F5 PostgreSQL is restarted hard, and rings are lost, while people write through two servers',
  async run(size) {
    const [restarts, unheard] = size === 'long' ? [20, 50] : [1, 3]
    const postgres = await startPostgres()
    try {
      const killed = await underRestarts(await postgres.url('killed'), restarts, () => postgres.restart('hard'))
      const deaf = await withoutBell(await postgres.url('deaf'), unheard)
      return [
        { what: 'hard restarts', value: restarts },
        { what: 'edits acknowledged', value: killed.written },
        none('acknowledged edits lost', killed.lost + deaf.lost),
        none('edits doubled', killed.doubled + deaf.doubled),
        none('people who ended with another plan than the log', killed.differing + deaf.differing),
        { what: 'longest wait for an answer in a restart', value: killed.longest, unit: 'ms' },
        {
          what: 'seen at the other server without a bell, longest',
          value: deaf.longest,
          unit: 'ms',
          most: 2000,
          timed: true,
        },
        { what: 'seen at the other server without a bell, middle', value: deaf.middle, unit: 'ms' },
      ]
    } finally {
      await postgres.stop()
    }
  },
}

type Outcome = {
  readonly written: number
  readonly lost: number
  readonly doubled: number
  readonly differing: number
  readonly longest: number
}

/** Two write at each server while the database comes and goes. */
async function underRestarts(database: string, restarts: number, restart: () => Promise<void>): Promise<Outcome> {
  const cluster = await startCluster({ database, clock: systemClock, bell: true })
  const people = await Promise.all(names.map((name, i) => joinAt(cluster, i % 2, name)))
  const tries = comeBack(people)
  let over = false
  const written: string[] = []
  const waits: number[] = []
  const writing = people.map(async (person, i) => {
    for (let n = 0; !over; n++) {
      const begun = performance.now()
      const token = `w${i}n${n}`
      writeToken(person.doc, `line${i}`, token)
      await untilSaved(person)
      written.push(token)
      waits.push(performance.now() - begun)
    }
  })
  for (let k = 0; k < restarts; k++) {
    const before = written.length
    await until('all write', () => written.length >= before + 20)
    await restart()
    await patiently('all write again', () => written.length >= before + 40)
  }
  over = true
  await Promise.all(writing)
  const end = await theEnd(cluster, people, written)
  tries()
  return { ...end, longest: Math.max(...waits) }
}

/** Somebody writes at one server, and somebody at the other waits for each word. */
async function withoutBell(database: string, words: number): Promise<Outcome & { readonly middle: number }> {
  const cluster = await startCluster({ database, clock: systemClock, bell: false })
  const [writer, reader] = [await joinAt(cluster, 0, 'anna'), await joinAt(cluster, 1, 'boris')]
  const written: string[] = []
  const delays: number[] = []
  for (let n = 0; n < words; n++) {
    writeToken(writer.doc, 'line0', `d${n}`)
    await untilSaved(writer)
    const begun = performance.now()
    await until('it is at the other server', () => wordsOf(reader.doc, 'line0').length === n + 1)
    delays.push(performance.now() - begun)
    written.push(`d${n}`)
  }
  const end = await theEnd(cluster, [writer, reader], written)
  return { ...end, longest: Math.max(...delays), middle: quantile(delays, 0.5) }
}

async function theEnd(
  cluster: Cluster,
  people: readonly SocketPerson[],
  written: readonly string[],
): Promise<Omit<Outcome, 'longest'>> {
  const lines = people.map((_, i) => `line${i}`)
  const { digest, lost, doubled } = await keptOf(cluster.store, board, lines, written)
  await patiently('all have all', () => people.every(person => person.digest === digest)).catch(() => undefined)
  const differing = people.filter(person => person.digest !== digest).length
  await cluster.close()
  return { written: written.length, lost, doubled, differing }
}

async function joinAt(cluster: Cluster, node: number, name: PersonName): Promise<SocketPerson> {
  const server = cluster.nodes[node]
  if (server === undefined) throw new Error(`there is no server ${node}`)
  return server.join(name)
}

function untilSaved(person: SocketPerson): Promise<void> {
  return patiently(`${person.name} is answered`, () => person.saved)
}

/** As `until`, for as long as an outage may take. */
async function patiently(what: string, condition: () => boolean): Promise<void> {
  const end = performance.now() + patience
  for (;;) {
    try {
      return await until(what, condition)
    } catch (error) {
      if (performance.now() > end) throw error
    }
  }
}
