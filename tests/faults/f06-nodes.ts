/**
 * F6: two servers that do not hear each other, each of them cut from the database in turn, while plans are proposed and
 * answered through both at once; and, in the long form, a server that is killed while people write through two.
 */
import { systemClock } from '#server/clock.ts'
import { openStore } from '#server/store/open.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { DecideReply, ProposeReply } from '#shared/protocol/routes.ts'
import { startTwinboard } from '#tests/e2e/twinboard.ts'
import { type Cluster, type Node, startCluster } from '#tests/harness/cluster.ts'
import { type Databases, startPostgres } from '#tests/harness/postgres.ts'
import { PostgresProxy } from '#tests/harness/postgres-proxy.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { board } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { comeBack } from './come-back.ts'
import { type Fault, type Figure, none } from './fault.ts'
import { keptOf, writeToken } from './tokens.ts'

export const fault: Fault = {
  title: 'F6 two servers are cut from each other and from the database in turn',
  async run(size, seed) {
    const postgres = await startPostgres()
    try {
      const cut = await cutInTurn(await postgres.url('cut'), size === 'long' ? 60 : 6, seed)
      return size === 'long' ? [...cut, ...(await killed(postgres, 10))] : cut
    } finally {
      await postgres.stop()
    }
  },
}

type Tally = { proposed: number; proposalsUnknown: number; decided: number; split: number }

async function cutInTurn(database: string, rounds: number, seed: number): Promise<Figure[]> {
  const chance = seededChance(seed)
  const lines = [await PostgresProxy.before(database), await PostgresProxy.before(database)] as const
  const ways = [lines[0].url, lines[1].url] as const
  const cluster = await startCluster({ database, ways, clock: systemClock, bell: false })
  const people = await Promise.all(cluster.nodes.map(node => node.join('carla')))
  const tries = comeBack(people)
  const tally: Tally = { proposed: 0, proposalsUnknown: 0, decided: 0, split: 0 }
  const written: string[] = []
  for (let round = 0; round < rounds; round++) {
    const line = lines[round % 3]
    for (const [i, person] of people.entries()) {
      writeToken(person.doc, `line${i}`, `r${round}p${i}`)
      written.push(`r${round}p${i}`)
    }
    if (chance.below(2) === 0) await until('both show the same', () => inStep(people))
    const racing = race(cluster, people, tally)
    if (line !== undefined) {
      systemClock.after(chance.below(30), () => line.part())
      systemClock.after(60 + chance.below(100), () => line.heal())
    }
    await racing
    await until('all are back', () => people.every(person => person.saved))
  }
  await until('both have all', () => inStep(people))
  const kept = await keptOf(cluster.store, board, ['line0', 'line1'], written)
  const proposals = await cluster.store.versions.proposals(board)
  tries()
  await cluster.close()
  for (const line of lines) await line.close()
  return [
    { what: 'plans proposed', value: tally.proposed, least: 1 },
    { what: 'answers given', value: tally.decided, least: 1 },
    none('committees told of two different answers of theirs', tally.split),
    none('proposals told that are not there', tally.proposalsUnknown),
    none('numbers that two proposals have', proposals.length - new Set(proposals.map(({ version }) => version)).size),
    none('edits lost or doubled', kept.lost + kept.doubled),
    none(
      'servers that ended with another plan than the log',
      people.filter(({ digest }) => digest !== kept.digest).length,
    ),
  ]
}

/** True when all is saved and the two show the same plan. */
function inStep(people: readonly SocketPerson[]): boolean {
  return people.every(person => person.saved && person.digest === people[0]?.digest)
}

/** Both servers are asked to propose what they show, and then to answer what is open, once with yes and once with no. */
async function race(cluster: Cluster, people: readonly SocketPerson[], tally: Tally): Promise<void> {
  const path = `/api/boards/${board}/proposals`
  const presses = cluster.nodes.map((node, i) => {
    const digest = people[i]?.digest ?? ''
    return press<ProposeReply>(node, path, { digest })
  })
  const told = (await Promise.all(presses)).flatMap(reply => (reply === null ? [] : [reply.proposal]))
  const proposals = await cluster.store.versions.proposals(board)
  tally.proposed += told.length
  tally.proposalsUnknown += told.filter(one => !proposals.some(({ id }) => id === one.id)).length
  const open = proposals.at(-1)
  if (open !== undefined) await answers(cluster, open, tally)
}

async function answers({ nodes, store }: Cluster, open: Proposal, tally: Tally): Promise<void> {
  const path = `/api/boards/${board}/proposals/${open.id}/decisions`
  const kinds = ['approve', 'object'] as const
  const presses = nodes.map((node, i) =>
    press<DecideReply>(node, path, { digest: open.digest, kind: kinds[i], comment: 'x' }),
  )
  const yes = (await Promise.all(presses)).map(reply => reply !== null)
  tally.decided += yes.filter(Boolean).length
  const kept = (await store.versions.proposals(board)).find(({ id }) => id === open.id)?.decisions ?? []
  const wrong = kinds.filter((kind, i) => yes[i] && kept[0]?.kind !== kind)
  if (kept.length > 1 || wrong.length > 0) tally.split += 1
}

/** The yes to a press; null for a no, or for a server that cannot say. */
async function press<Reply extends object>(node: Node, path: string, body: object): Promise<Reply | null> {
  const reply = await node.post<Reply>('anna', path, body).catch(() => null)
  return reply === null || 'code' in reply ? null : (reply as Reply)
}

/** Real processes: people write through both, and one server is killed again and again. */
async function killed(postgres: Databases, kills: number): Promise<Figure[]> {
  const database = await postgres.url('killed')
  const first = await startTwinboard({ TWINBOARD_DATABASE: database })
  const second = await startTwinboard({ TWINBOARD_DATABASE: database })
  const [plan] = first.demo.boards
  const editor = first.demo.members.find(({ role }) => role === 'chair')
  if (plan === undefined || editor === undefined) throw new Error('the demo has nobody who writes')
  const way = { authorization: `Bearer ${editor.token}` }
  const people = [first, second, first, second].map(({ address }) => new SocketPerson(address, 'anna', plan.id, way))
  const tries = comeBack(people)
  const written: string[] = []
  let over = false
  const writing = people.map(async (person, i) => {
    await person.ready()
    for (let n = 0; !over; n++) {
      writeToken(person.doc, `f6-${i}`, `w${i}n${n}`)
      await until('it is saved', () => person.saved)
      written.push(`w${i}n${n}`)
    }
  })
  for (let k = 0; k < kills; k++) {
    const before = written.length
    await until('all write', () => written.length >= before + 40)
    await second.crash()
    await until('the others go on', () => written.length >= before + 60)
    await second.restart()
  }
  over = true
  await Promise.all(writing)
  tries()
  const store = await openStore({ folder: first.data, database })
  const kept = await keptOf(store, plan.id, ['f6-0', 'f6-1', 'f6-2', 'f6-3'], written)
  const differing = people.filter(({ plan }) => freeze(plan).digest !== kept.digest).length
  await store.close()
  for (const person of people) person.close()
  await Promise.all([first.clean(), second.clean()])
  return [
    { what: 'times that one of two servers was killed', value: kills },
    { what: 'edits acknowledged by both', value: written.length },
    none('acknowledged edits lost when one was killed', kept.lost),
    none('edits doubled when one was killed', kept.doubled),
    none('people who ended with another plan than the log, one killed', differing),
  ]
}
