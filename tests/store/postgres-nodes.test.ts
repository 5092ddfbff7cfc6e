/** Two stores on one PostgreSQL, as two nodes have them: one order, one winner, one set of tables, one first start. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStore, storeOn } from '#server/store/open.ts'
import { appendBatch } from '#server/store/postgres-append.ts'
import { openPostgres } from '#server/store/postgres-database.ts'
import type { Store } from '#server/store/store.ts'
import {
  addBoard,
  anna,
  boris,
  edit,
  morning,
  proposal,
  settle,
  sha256,
  tally,
  words,
} from '#tests/contracts/store-bench.ts'
import { databasesAt, tell } from '#tests/harness/postgres.ts'
import { type TestDatabase, testDatabase } from '#tests/harness/test-database.ts'
import { until } from '#tests/harness/until.ts'

let place: TestDatabase
let nodes: Store[]

const open = () => openStore({ folder: '/nowhere', database: place.url })

beforeAll(async () => {
  place = await testDatabase()
})
afterAll(() => place.drop())

beforeEach(async () => {
  nodes = await Promise.all([open(), open()])
})

afterEach(async () => {
  await Promise.all(nodes.map(node => node.close()))
  await place.empty()
})

/** The two, one of them settled. */
async function pair(): Promise<[Store, Store]> {
  const [one, other] = nodes as [Store, Store]
  await settle(one)
  return [one, other]
}

/** `count` calls, each made at both nodes at once. */
function race<Result>(count: number, call: (node: Store, i: number) => Promise<Result>): Promise<Result>[] {
  return Array.from({ length: count }, (_, i) => nodes.map(node => call(node, i))).flat()
}

test('O4 tables are made once, however many nodes begin at once, and none of them fails', async () => {
  await Promise.all(nodes.map(node => node.close()))
  await place.clear()
  nodes = await Promise.all([open(), open(), open()])
  await pair()
  for (const node of nodes) expect(await node.people.actor('anna')).not.toBeNull()
})

test('R1 edits at two nodes: seq without gaps, acknowledged in its order at each, an edit sent to both stands once', async () => {
  const [one] = await pair()
  const boards = ['train', 'choir', 'youth']
  for (const board of boards.slice(1)) await addBoard(one, board)
  const seen = new Map<string, number>()
  const acks = await Promise.all(
    nodes.flatMap((node, at) =>
      Array.from({ length: 300 }, async (_, n) => {
        // Boards in another order at each node, so that locks taken as they come would meet crosswise.
        const board = boards[at === 0 ? n % 3 : 2 - (n % 3)] ?? ''
        const device = n % 10 === 0 ? 'roaming' : `device-${at}`
        const { seq } = await node.log.append(edit(n, { board, device }))
        const name = `${at} ${board}`
        if (device !== 'roaming') expect(seq).toBeGreaterThan(seen.get(name) ?? 0)
        seen.set(name, seq)
        return `${board} ${device} ${n} ${seq}`
      }),
    ),
  )
  const stored = await Promise.all(boards.map(board => one.log.since(board, 1)))
  for (const entries of stored) expect(entries.map(e => e.seq)).toEqual(entries.map((_, i) => i + 2))
  const names = stored.flat().map(e => `${e.board} ${e.device} ${e.n} ${e.seq}`)
  expect(new Set(names)).toEqual(new Set(acks))
  expect(names.length).toBe(new Set(names).size)
})

test('R1 an edit waits for the one that another node is just writing, and comes after it', async () => {
  const [one] = await pair()
  const database = await openPostgres(place.url)
  nodes.push(storeOn(database))
  const [written, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const elsewhere = database.write('elsewhere', async db => {
    await appendBatch(db, [edit(1)])
    written.resolve()
    await go.promise
  })
  await written.promise
  const next = one.log.append(edit(2))
  const waiting = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  await until('the edit waits', async () => (await waiting.execute(database.read)).rows.length > 0)
  go.resolve()
  await elsewhere
  expect(await next).toEqual({ seq: 3, repeated: false })
})

test('V3 of answers at two nodes at once one counts; of proposals, withdrawals and new versions as well', async () => {
  const [one] = await pair()
  for (let round = 1; round <= 8; round++) {
    const text = `plan ${round}`
    const proposals = await tally(
      race(1, (node, i) => node.versions.propose(proposal(`p${round}-${nodes.indexOf(node)}-${i}`, text))),
    )
    expect(proposals).toEqual({ done: 1, refused: ['already-proposed'] })
    const asked = (await one.versions.proposals('train')).at(-1)
    if (asked === undefined) throw new Error('nothing is proposed')
    const named = {
      board: 'train',
      proposal: asked.id,
      digest: asked.digest,
      committee: 'east',
      comment: '',
      at: morning,
      shown: { how: { way: 'password' } },
    } as const
    const answers = race(1, node => {
      const [kind, by] =
        node === one ? (['approve', boris] as const) : (['object', { ...boris, member: 'olga' }] as const)
      return node.versions.decide({ ...named, kind, by })
    })
    expect(await tally(answers)).toEqual({ done: 1, refused: ['already-decided'] })
    // The last answer against taking it back: agreed, or withdrawn, and never both.
    const last = one.versions.decide({ ...named, committee: 'west', by: anna, kind: 'approve' })
    const back = (nodes[1] as Store).versions.withdraw('train', asked.id, morning)
    await Promise.allSettled([last, back])
    const stands = (await one.versions.proposals('train')).find(p => p.id === asked.id)
    const agreed = stands?.decisions.length === 2 && stands.decisions.every(d => d.kind === 'approve')
    if (agreed) expect(stands?.withdrawnAt).toBeNull()
  }
  expect((await one.versions.proposals('train')).map(p => p.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('E42 of keys that two nodes offer at once one is kept, and both sign with it', async () => {
  await pair()
  const keys = await Promise.all(
    race(4, (node, i) => {
      const id = `key-${nodes.indexOf(node)}-${i}`
      return node.signing.signWith({ id, publicKey: `public ${id}`, privateKey: `private ${id}` }, morning)
    }),
  )
  expect(new Set(keys.map(({ id }) => id)).size).toBe(1)
  expect(await (nodes[1] as Store).signing.keys()).toHaveLength(1)
})

test('T1 words said at two nodes have one order without gaps, and the same message sent to both is one', async () => {
  const [one] = await pair()
  const answers = await Promise.all(
    race(40, (node, i) => node.talk.say(words(i % 2 ? `m${i}` : `m${i}-${nodes.indexOf(node)}`))),
  )
  expect((await one.talk.since('train', 0, 100)).map(m => m.seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
  expect(answers.filter(a => a.repeated)).toHaveLength(20)
})

test('S1 and S8 what can be had once is had once: a client id, the last use of a link, a place among committees', async () => {
  const [one] = await pair()
  await one.links.createLink(sha256('link'), { member: 'anna', expires: morning + 1, usesLeft: 5 })
  expect((await tally(race(6, node => node.links.useLink(sha256('link'), morning)))).done).toBe(5)
  const claims = await Promise.all(
    race(10, (node, i) => node.log.claimClients('train', `m-${nodes.indexOf(node)}`, [100 + i])),
  )
  expect(claims.filter(owner => owner === null)).toHaveLength(10)
  const seat = { partnership: 'bond', city: 'Oulu', initials: 'OU', colour: 1, zone: 'Europe/Helsinki', country: 'FI' }
  await Promise.all(
    race(5, (node, i) => node.people.createCommittee({ ...seat, id: `c-${nodes.indexOf(node)}-${i}`, at: morning })),
  )
  expect(await one.people.committeesOf('bond')).toHaveLength(13)
})

test('O1 of two first starts at once one fills the store and the other waits for it', async () => {
  let fills = 0
  const outcomes = await Promise.all(
    nodes.map(node =>
      node.fillOnce(async store => {
        fills += 1
        await settle(store)
        await Promise.all(Array.from({ length: 20 }, (_, n) => store.log.append(edit(n))))
        expect(await store.log.since('train', 0)).toHaveLength(21)
        return 'filled'
      }),
    ),
  )
  expect([fills, ...outcomes.toSorted()]).toEqual([1, 'filled', null])
  for (const node of nodes) expect((await node.log.head('train')).seq).toBe(21)
})

test('O1 a first start that is broken off leaves nothing, whether it failed or its line was cut; the next one fills', async () => {
  const [one, other] = nodes as [Store, Store]
  const failing = one.fillOnce(async store => {
    await settle(store)
    throw new Error('the plug was pulled')
  })
  await expect(failing).rejects.toThrow('the plug was pulled')
  expect(await other.people.isEmpty()).toBe(true)

  const cut = one.fillOnce(async store => {
    await settle(store)
    await place.tell(
      "select pg_terminate_backend(pid) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()",
    )
    await addBoard(store, 'choir')
  })
  await expect(cut).rejects.toThrow()
  expect(await other.people.isEmpty()).toBe(true)
  expect(await other.fillOnce(store => settle(store).then(() => 'filled'))).toBe('filled')
  expect(await one.fillOnce(async () => 'again')).toBeNull()
})

test('O1 what fails inside of a first start is undone to where it began, as elsewhere', async () => {
  const [one] = nodes as [Store]
  await one.fillOnce(async store => {
    await settle(store)
    const row = { id: 'choir', partnership: 'bond', committees: ['west'], title: {}, by: 'anna', at: morning }
    await expect(store.people.createBoard(row, { update: Uint8Array.of(1), clients: [1, 1] })).rejects.toThrow()
    await expect(store.log.append(edit(1, { board: 'choir' }))).rejects.toThrow()
    await store.people.createBoard(row, { update: Uint8Array.of(1), clients: [1] })
  })
  expect(await one.log.head('choir')).toEqual({ epoch: 1, seq: 1 })
})

test('O4 tables that a newer version wrote are refused with a clear sentence and left as they are', async () => {
  await place.tell(`insert into kysely_migration (name, timestamp) values ('0999-later', '2030-01-01T00:00:00Z')`)
  await expect(open()).rejects.toThrow(/newer Twinboard \(schema 0999-later; this one ends at \d{4}-[a-z-]+\)/)
  await place.tell(`delete from kysely_migration where name = '0999-later'`)
  await (await open()).close()
})

test('F18 a migration that fails leaves no table behind', async () => {
  await place.tell('drop schema public cascade; create schema public; create table decisions (in_the_way integer)')
  await expect(open()).rejects.toThrow(/decisions/)
  await place.tell('drop table decisions')
  await (await open()).close() // which would fail on any table that was left
})

test('O2 the rights that docs/postgresql.md gives are enough', async () => {
  const name = `twinboard_of_docs_${randomUUID().slice(0, 8)}`
  const docs = readFileSync(join(import.meta.dirname, '../../docs/postgresql.md'), 'utf8').replaceAll('twinboard', name)
  const [anywhere = '', there = ''] = [...docs.matchAll(/^```sql\n([^`]*)```$/gm)].map(block => block[1] ?? '')
  const databases = databasesAt(place.url)
  for (const statement of anywhere.split(';\n')) await place.tell(statement)
  const url = new URL(await databases.url(name))
  await tell(url.href, there)
  url.username = name
  url.password = 'a long one'
  const store = await openStore({ folder: '/nowhere', database: url.href })
  await settle(store)
  expect(await store.log.append(edit(1))).toEqual({ seq: 2, repeated: false })
  await store.close()
  await tell(await databases.url(name), `drop owned by ${name}; drop role ${name}`)
  await databases.drop(name)
})

test('O2 a database in another encoding is refused in one sentence', async () => {
  const name = `ascii_${randomUUID().slice(0, 8)}`
  await place.tell(`create database ${name} encoding 'SQL_ASCII' template template0 locale 'C'`)
  const databases = databasesAt(place.url)
  const url = await databases.url(name)
  await expect(openPostgres(url)).rejects.toThrow(
    'The PostgreSQL database must have the encoding UTF8, and has SQL_ASCII.',
  )
  await databases.drop(name)
})

test('R1 numbers come back as numbers and bytes as plain bytes, as from the embedded database', async () => {
  const database = await openPostgres(place.url)
  nodes.push(storeOn(database))
  const { rows } =
    await sql<object>`select 9007199254740991::bigint as whole, '\\x00ff'::bytea as bytes, count(*) as counted
    from boards`.execute(database.read)
  expect(rows).toEqual([{ whole: Number.MAX_SAFE_INTEGER, bytes: Uint8Array.of(0, 255), counted: 0 }])
  await expect(sql`select 9007199254740993::bigint as beyond`.execute(database.read)).rejects.toThrow(/beyond/)
})
