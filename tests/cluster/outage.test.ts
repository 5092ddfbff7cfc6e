/** One of two servers loses its line to the database: who is told what, and what comes back by itself. */
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { addRecord } from '#shared/plan/edits.ts'
import { type Node, startCluster } from '#tests/harness/cluster.ts'
import { PostgresProxy } from '#tests/harness/postgres-proxy.ts'
import { testDatabase } from '#tests/harness/test-database.ts'
import { until } from '#tests/harness/until.ts'

test('O5 a server without its database is not ready, the other one is; both are when the line is back, and nothing is missing', async () => {
  const database = await testDatabase()
  const line = await PostgresProxy.before(database.url)
  const cluster = await startCluster({
    database: database.url,
    ways: [line.url, database.url],
    clock: systemClock,
    bell: true,
  })
  onTestFinished(async () => {
    await cluster.close()
    await line.close()
    await database.drop()
  })
  const [cut, other] = cluster.nodes
  const [anna, boris] = [await cut.join('anna'), await other.join('boris')]

  line.part()
  await until('it says that it is not ready', async () => !(await isReady(cut)))
  expect(await isReady(other)).toBe(true)
  addRecord(boris.doc, 'stops', 's1', { name: 'Köln' }, 'end')
  await until('it is saved', () => boris.saved)
  expect(anna.plan.stops).toEqual([])

  line.heal()
  await until('it is ready again', () => isReady(cut))
  await until('what was missed is there', () => anna.plan.stops.length === 1)
  await until('the bell is heard again', () => cut.lines.filter(({ event }) => event === 'bus.listening').length === 2)
  expect(cut.lines.filter(({ event }) => event === 'bus.away').length).toBe(1)
  expect(cut.lines.filter(({ event }) => event === 'rounds.failed').length).toBeLessThanOrEqual(1)
})

async function isReady({ app }: Node): Promise<boolean> {
  return (await fetch(`${app.address}/readyz`)).ok
}
