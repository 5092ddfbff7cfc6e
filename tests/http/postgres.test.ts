/** The whole server on PostgreSQL: two that begin at once, and one that cannot. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, createApp } from '#server/app.ts'
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { createLog } from '#server/log.ts'
import { StartError } from '#server/start-error.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'
import { settingsFor, temporaryFolder } from './world.ts'

let place: TestDatabase

beforeAll(async () => {
  place = await testDatabase()
})
afterAll(() => place.drop())

const lines: string[] = []
const log = createLog({ clock: systemClock, write: line => lines.push(line) })

function start(folder: string, database: string): Promise<App> {
  const config = { ...settingsFor(folder), database, demo: true }
  return createApp({ config, clock: systemClock, chance: systemChance, log, built: join(folder, 'dist') })
}

test('O1 two servers begin at once on an empty PostgreSQL: one makes the demo, and both serve it', async () => {
  const folders = [temporaryFolder(), temporaryFolder()]
  const apps = await Promise.all(folders.map(folder => start(folder, place.url)))
  expect(apps.map(app => app.invitations.length).toSorted()).toEqual([0, 6])
  const maker = folders[apps.findIndex(app => app.invitations.length > 0)] ?? ''
  const [member] = JSON.parse(readFileSync(join(maker, 'demo.json'), 'utf8')).members
  for (const { address } of apps) {
    const me = await fetch(`${address}/api/me`, { headers: { Authorization: `Bearer ${member.token}` } })
    expect(((await me.json()) as { boards: unknown[] }).boards).toHaveLength(1)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
  }
  await Promise.all(apps.map(app => app.close()))
})

test('O2 a PostgreSQL that cannot be had is said in one sentence, and its password nowhere', async () => {
  const nowhere = 'postgres://twinboard:pass-of-nobody@127.0.0.1:1/twinboard'
  const unreachable = start(temporaryFolder(), nowhere)
  await expect(unreachable).rejects.toThrow(StartError)
  await expect(unreachable).rejects.toThrow(
    /^The PostgreSQL database cannot be used: connect ECONNREFUSED 127\.0\.0\.1:1\.$/,
  )
  const unknown = start(temporaryFolder(), `${place.url}_no`)
  await expect(unknown).rejects.toThrow(/^The PostgreSQL database cannot be used: database ".*" does not exist .*\.$/)
  expect(lines.filter(line => line.includes('store.unopened'))).toHaveLength(2)
  expect(lines.join('\n')).not.toMatch(/pass-of-nobody|no-secret/)
})
