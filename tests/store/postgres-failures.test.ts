/** PostgreSQL gone, cut off or refusing: whoever waits hears the truth, and the store goes on by itself when it is back. */
import { sql, type Transaction } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Database } from '#server/store/database.ts'
import { openStore, storeOn } from '#server/store/open.ts'
import { openPostgres } from '#server/store/postgres-database.ts'
import type { Appended, NewEntry, Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import { boris, edit, morning, proposal, refusalOf, settle, words } from '#tests/contracts/store-bench.ts'
import { type Postgres, startPostgres } from '#tests/harness/postgres.ts'
import { type Cut, PostgresProxy } from '#tests/harness/postgres-proxy.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'

let place: TestDatabase
let own: Postgres
let proxy: PostgresProxy
let database: Database
let store: Store
let failures: Error[]

beforeAll(async () => {
  ;[place, own] = await Promise.all([testDatabase(), startPostgres()])
})
afterAll(() => Promise.all([place.drop(), own.stop()]))

beforeEach(async () => {
  failures = []
  proxy = await PostgresProxy.before(place.url)
  database = await openPostgres(proxy.url, { onFailure: error => failures.push(error) }, 300)
  store = storeOn(database)
  await settle(store)
})

afterEach(async () => {
  await store.close()
  await proxy.close()
  await place.empty()
})

const cuts: readonly Cut[] = ['asked', 'answered']

test.each(cuts)('R9 a commit whose line is cut (%s) is asked for again: one row, and its seq', async where => {
  await store.log.append(edit(1))
  proxy.cutNextCommit(where)
  const acks = await Promise.all([2, 3, 4].map(n => store.log.append(edit(n))))
  expect(proxy.hasCut).toBe(true)
  expect(acks.map(ack => ack.seq)).toEqual([3, 4, 5])
  expect((await store.log.since('train', 1)).map(e => [e.n, e.seq])).toEqual([1, 2, 3, 4].map(n => [n, n + 1]))
  expect(failures.length).toBeGreaterThan(0)
})

test.each(cuts)(
  'R9 what is not an edit is refused when its commit is cut (%s), and the same again does no harm',
  async where => {
    const asked = proposal('p1', 'plan')
    await store.versions.propose(asked)
    const named = { board: 'train', proposal: 'p1', committee: 'east', digest: asked.digest }
    const decision = {
      ...named,
      kind: 'approve',
      by: boris,
      comment: '',
      at: morning,
      shown: { how: { way: 'password' } },
    } as const
    const repeated = where === 'answered'
    for (const [call, again] of [
      [() => store.talk.say(words('m1')), { repeated, message: { seq: 1 } }],
      [() => store.versions.decide(decision), { decisions: [{ committee: 'east' }] }],
      [() => store.versions.withdraw('train', 'p1', morning), { withdrawnAt: morning }],
      [async () => ({ owner: await store.log.claimClients('train', 'anna', [7]) }), { owner: null }],
    ] as const) {
      proxy.cutNextCommit(where)
      expect(await refusalOf(call())).toBe('store-unavailable')
      expect(await call()).toMatchObject(again)
    }
    expect(await store.talk.lastSeq('train')).toBe(1)
    expect((await store.versions.proposals('train'))[0]?.decisions).toHaveLength(1)
  },
)

test('R9 while the database is away all is refused, not for ever waited for, and nothing is half there; then it goes on', async () => {
  await store.log.append(edit(1))
  proxy.part()
  const calls = [store.log.append(edit(2)), store.talk.say(words('m1')), store.people.actor('anna')]
  expect(await Promise.all(calls.map(refusalOf))).toEqual(calls.map(() => 'store-unavailable'))
  expect(failures.length).toBeGreaterThan(2)
  proxy.heal()
  expect(await store.log.append(edit(2))).toEqual({ seq: 3, repeated: false })
  expect((await store.talk.say(words('m1'))).repeated).toBe(false)
  expect(await store.people.actor('anna')).not.toBeNull()
})

test('F2 on a full disk nothing is acknowledged that is not there, and writing goes on when there is room again', async () => {
  await place.tell(`create function full_disk() returns trigger language plpgsql as
    $$ begin raise 'no space left on device' using errcode = 'disk_full'; end $$;
    create trigger full_disk before insert on log execute function full_disk()`)
  const refused = await Promise.all([1, 2].map(n => refusalOf(store.log.append(edit(n)))))
  expect(refused).toEqual(['store-unavailable', 'store-unavailable'])
  expect(await store.log.head('train')).toEqual({ epoch: 1, seq: 1 })
  expect(new Set(failures.map(f => f.message))).toEqual(new Set(['no space left on device (SQLSTATE 53100)']))
  await place.tell('drop trigger full_disk on log')
  expect(await store.log.append(edit(2))).toEqual({ seq: 2, repeated: false })
})

test('R9 a batch that fails at its end leaves nothing, and the next one goes through', async () => {
  await place.tell(`create function stop() returns trigger language plpgsql as $$ begin raise 'stopped'; end $$;
    create trigger stop before update on boards execute function stop()`)
  const outcomes = await Promise.allSettled([store.log.append(edit(1)), store.log.append(edit(2))])
  expect(outcomes.map(o => o.status === 'rejected' && String(o.reason))).toEqual(['Error: stopped', 'Error: stopped'])
  await place.tell('drop trigger stop on boards')
  expect(await store.log.append(edit(2))).toEqual({ seq: 2, repeated: false })
  expect((await store.log.since('train', 1)).map(e => e.n)).toEqual([2])
})

test('R9 a transaction that fails half-way leaves nothing, and readers never see the half of one', async () => {
  const half = () => database.read.selectFrom('partnerships').select('id').where('id', '=', 'half').execute()
  const failing = database.write('half', async db => {
    await db.insertInto('partnerships').values({ id: 'half', name: 'Half', at: 1 }).execute()
    expect(await half()).toEqual([])
    throw new Error('half-way')
  })
  await expect(failing).rejects.toThrow('half-way')
  expect(await half()).toEqual([])
})

test('R9 a transaction in which a statement failed is not taken for committed, even when nobody minded', async () => {
  const careless = database.write('half', async db => {
    await db.insertInto('partnerships').values({ id: 'half', name: 'Half', at: 1 }).execute()
    await sql`select 1 / 0`.execute(db).catch(() => undefined)
  })
  await expect(careless).rejects.toThrow('Nothing was committed')
})

test('R9 work that PostgreSQL gives up in favour of another is done again', async () => {
  const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const
  let runs = 0
  const rename = async (db: Transaction<Tables>, id: string) => {
    await db.updateTable('committees').set({ city: id }).where('id', '=', id).execute()
  }
  const cross = (one: string, other: string, [mine, theirs]: readonly PromiseWithResolvers<void>[]) =>
    database.write(one, async db => {
      runs += 1
      await rename(db, one)
      mine?.resolve()
      await theirs?.promise
      await rename(db, other)
    })
  await Promise.all([cross('west', 'east', begun), cross('east', 'west', begun.toReversed())])
  expect(runs).toBe(3)
  expect((await store.people.committeesOf('bond')).map(c => c.city)).toEqual(['west', 'east', 'Kemi'])
  expect(failures.map(f => f.message)).toEqual(['deadlock detected (SQLSTATE 40P01)'])
})

test('R9 a closed store refuses, and closing twice is closing once', async () => {
  await Promise.all([store.close(), store.close()])
  for (const call of [store.log.append(edit(1)), store.talk.say(words('m1')), store.log.head('train')]) {
    expect(await refusalOf(call)).toBe('store-unavailable')
  }
  expect(failures).toEqual([])
})

test('R9 commits are durable by setting, and nothing waits for ever, whatever the database was told', async () => {
  await store.close()
  for (const set of [
    'synchronous_commit = off',
    'bytea_output = escape',
    'default_transaction_isolation = serializable',
  ])
    await place.tell(`alter database "${new URL(place.url).pathname.slice(1)}" set ${set}`)
  database = await openPostgres(place.url)
  store = storeOn(database)
  const names = ['synchronous_commit', 'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']
  const shown = await Promise.all(names.map(name => sql<object>`show ${sql.raw(name)}`.execute(database.read)))
  expect(shown.map(({ rows }) => Object.values(rows[0] ?? {})[0])).toEqual(['on', '8s', '12s', '5s'])
  await store.log.append(edit(1))
  expect((await store.log.since('train', 1))[0]?.update).toEqual(edit(1).update)
  const level = database.write('any', db => sql`show transaction_isolation`.execute(db))
  expect((await level).rows).toEqual([{ transaction_isolation: 'read committed' }])
})

test('F1 PostgreSQL killed while eight people write, twice: acknowledged edits lost 0, doubled 0, and all go on', async () => {
  const [url, lines] = [await own.url('killed'), [] as string[]]
  const ours = await openStore({ folder: '/nowhere', database: url, onFailure: error => lines.push(error.message) })
  onTestFinished(() => ours.close().then(() => own.drop('killed')))
  await settle(ours)
  // On a slow machine PostgreSQL may be away for longer than an edit is tried; then it is sent again, as a device does.
  const sent = async (entry: NewEntry): Promise<Appended> => {
    try {
      return await ours.log.append(entry)
    } catch (error) {
      expect(await refusalOf(Promise.reject(error))).toBe('store-unavailable')
      return sent(entry)
    }
  }
  let writing = true
  const acknowledged: string[] = []
  const write = async (person: number) => {
    for (let n = 1; writing; n++) {
      const { seq } = await sent(edit(n, { device: `device-${person}` }))
      acknowledged.push(`device-${person} ${n} ${seq}`)
    }
  }
  const people = Promise.all(Array.from({ length: 8 }, (_, person) => write(person)))
  const enough = async (count: number) => {
    while (acknowledged.length < count) await sent(edit(1, { device: 'device-0' }))
  }
  for (let kill = 1; kill <= 2; kill++) {
    await enough(acknowledged.length + 100)
    await own.restart('hard')
  }
  await enough(acknowledged.length + 100)
  writing = false
  await people
  const entries = await ours.log.since('train', 1)
  expect(entries.map(e => e.seq)).toEqual(entries.map((_, i) => i + 2))
  expect(entries.map(e => `${e.device} ${e.n} ${e.seq}`).toSorted()).toEqual(acknowledged.toSorted())
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.join()).not.toContain('no-secret')
})
