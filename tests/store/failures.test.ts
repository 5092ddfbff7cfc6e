/** A full disk, a dead thread, a second server: whoever waits hears of it, and what was acknowledged is there. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, storeOn } from '#server/store/open.ts'
import { openSqlite, type SqliteDatabase } from '#server/store/sqlite-database.ts'
import type { Store } from '#server/store/store.ts'
import { edit, refusalOf, settle, words } from '#tests/contracts/store-bench.ts'
import { sqliteBench } from './sqlite-bench.ts'

let bench: ReturnType<typeof sqliteBench>
let database: SqliteDatabase
let store: Store
let failures: Error[]

beforeEach(async () => {
  bench = sqliteBench()
  failures = []
  database = await openSqlite({ folder: bench.folder, onFailure: error => failures.push(error) })
  store = storeOn(database)
  await settle(store)
})

afterEach(async () => {
  await store.close()
  await bench.remove()
})

/** Lets the database grow to so many pages and no further, as a disk that is full. */
async function limitPages(pages: number): Promise<void> {
  await pragma(`max_page_count = ${pages}`)
}

async function pragma(text: string): Promise<unknown> {
  const job = { kind: 'query', lane: 'write', sql: `pragma ${text}`, values: [] } as const
  const { rows } = await database.thread.ask(job)
  return Object.values(rows[0] as object)[0]
}

const large = (n: number) => edit(n, { update: new Uint8Array(3000).fill(n) })

test('F2 on a full disk nothing is acknowledged that is not there, and writing goes on when there is room again', async () => {
  for (let room = 0; room < 8; room++) {
    await limitPages(Number(await pragma('page_count')) + room)
    const names = Array.from({ length: 12 }, (_, i) => room * 12 + i)
    const outcomes = await Promise.allSettled(names.map(n => store.log.append(large(n))))
    const one = await Promise.allSettled([store.log.append(large(1000 + room)), store.talk.say(words(`m${room}`))])
    const refused = [...outcomes, ...one].filter(o => o.status === 'rejected').map(o => o.reason)
    for (const reason of refused) expect(await refusalOf(Promise.reject(reason))).toBe('store-unavailable')
    expect(failures.length > 0).toBe(true)

    const stored = new Set((await store.log.since('train', 0)).map(e => e.n))
    const acknowledged = names.filter((_, i) => outcomes[i]?.status === 'fulfilled')
    expect(acknowledged.filter(n => !stored.has(n))).toEqual([])

    await limitPages(1_000_000)
    await Promise.all([...names, 1000 + room].map(n => store.log.append(large(n))))
  }
  const entries = await store.log.since('train', 1)
  expect(entries.map(e => e.seq)).toEqual(entries.map((_, i) => i + 2))
  expect(entries.map(e => e.n).sort((a, b) => a - b)).toEqual([
    ...Array(96).keys(),
    ...[...Array(8).keys()].map(n => n + 1000),
  ])
})

test('F2 a batch that the disk refuses is refused to everybody in it', async () => {
  await limitPages(Number(await pragma('page_count')))
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => store.log.append(large(n))))
  expect(new Set(outcomes.map(o => o.status))).toEqual(new Set(['rejected']))
  expect(await store.log.head('train')).toEqual({ epoch: 1, seq: 1 })
  expect(failures.map(String)).toEqual(['Error: database or disk is full'])
})

test('R9 a batch that fails at its end leaves nothing, and the next one goes through', async () => {
  const stop = `create trigger stop before update on boards begin select raise(fail, 'stopped'); end`
  await database.write('train', db => sql.raw(stop).execute(db))
  const outcomes = await Promise.allSettled([store.log.append(edit(1)), store.log.append(edit(2))])
  expect(outcomes.map(o => o.status === 'rejected' && String(o.reason))).toEqual(['Error: stopped', 'Error: stopped'])
  await database.write('train', db => sql`drop trigger stop`.execute(db))
  expect(await store.log.append(edit(2))).toEqual({ seq: 2, repeated: false })
  expect((await store.log.since('train', 1)).map(e => e.n)).toEqual([2])
})

test('R9 when the database thread dies, everybody who waits is refused, and so is everybody after', async () => {
  const waiting = [store.log.append(edit(1)), store.talk.say(words('m1')), store.people.actor('anna')]
  const codes = Promise.all(waiting.map(refusalOf))
  await database.thread.terminate()
  expect(await codes).toEqual(waiting.map(() => 'store-unavailable'))
  expect(await refusalOf(store.log.append(edit(2)))).toBe('store-unavailable')
  expect(await refusalOf(store.people.isEmpty())).toBe('store-unavailable')
  expect(failures).toHaveLength(1)
})

test('R9 a closed store refuses, and closing twice is closing once', async () => {
  await Promise.all([store.close(), store.close()])
  expect(await refusalOf(store.log.append(edit(1)))).toBe('store-unavailable')
  expect(await refusalOf(store.talk.say(words('m1')))).toBe('store-unavailable')
  expect(await refusalOf(store.log.head('train'))).toBe('store-unavailable')
  expect(failures).toEqual([])
})

test('R9 a transaction that fails half-way leaves nothing, and readers never see the half of one', async () => {
  const half = () => database.read.selectFrom('partnerships').select('id').where('id', '=', 'half').execute()
  const failing = database.write('half', async db => {
    await db.insertInto('partnerships').values({ id: 'half', name: 'Half', at: 1 }).execute()
    expect(await half()).toEqual([])
    throw new Error('half-way')
  })
  const after = store.log.append(edit(1))
  await expect(failing).rejects.toThrow('half-way')
  expect(await half()).toEqual([])
  expect(await after).toEqual({ seq: 2, repeated: false })
})

test('R9 commits are durable by setting: write-ahead log, full synchronisation, foreign keys', async () => {
  const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map(pragma)
  expect(await Promise.all(settings)).toEqual(['wal', 2, 1])
})

test('O1 the data is for its owner only, and one server at a time', async () => {
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
  expect([mode(bench.folder), mode(join(bench.folder, 'twinboard.sqlite'))]).toEqual(['700', '600'])
  await expect(openStore({ folder: bench.folder })).rejects.toThrow(/Another Twinboard is running/)
})

test('O1 a file that is no database is refused with the reason and left alone', async () => {
  await store.close()
  const other = sqliteBench()
  const file = join(other.folder, 'twinboard.sqlite')
  writeFileSync(file, 'minutes of the meeting, kept under a wrong name\n'.repeat(100))
  await expect(openStore({ folder: other.folder })).rejects.toThrow(/not a database/)
  expect(readFileSync(file, 'utf8')).toMatch(/^minutes of the meeting/)
  await other.remove()
})
