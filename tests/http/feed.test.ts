/** What lies under the address of a calendar, as the programs that ask for it every hour get it. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { databaseIn } from '#server/operations/backup.ts'
import { addRecord, changeRecord, removeRecord } from '#shared/plan/edits.ts'
import { feedPath } from '#shared/protocol/feeds.ts'
import { agree, edit, eventsAt, makeFeed } from './feed-world.ts'
import { startSharedWorld, startWorld, type World } from './world.ts'

const brest = { name: 'Brest', zone: 'Europe/Minsk', arrive: '2027-05-03T10:40', depart: '2027-05-04T08:00' }
const addBrest = (world: World) => edit(world, doc => addRecord(doc, 'stops', 's1', brest, 'end'))
const tell = (world: World, sql: string) => {
  const db = new DatabaseSync(databaseIn(world.folder))
  db.exec(sql)
  db.close()
}

test('E57 anybody with the address reads it without a cookie, as a calendar that says when to look again', async () => {
  const world = await startWorld()
  await addBrest(world)
  const { path } = await makeFeed(world, 'south-observer')
  const response = await world.call(path)
  expect([response.status, Object.fromEntries(response.headers)]).toMatchObject([
    200,
    {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  ])
  const text = await response.text()
  expect(text).toMatch(/^REFRESH-INTERVAL;VALUE=DURATION:PT1H\r$/m)
  expect(text).toMatch(/^X-PUBLISHED-TTL:PT1H\r$/m)
  expect(text).toMatch(/^X-WR-CALNAME:Bridge\r$/m)
  const head = await fetch(world.app.address + path, { method: 'HEAD' })
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, response.headers.get('etag'), ''])
  expect((await world.call(path, { body: {} })).status).toBe(404)
})

test('E57 it is rendered and sent anew only when something in it is another', async () => {
  const world = await startWorld()
  await addBrest(world)
  const { path } = await makeFeed(world, 'north-editor')
  const first = await world.call(path)
  const asked = { headers: { 'If-None-Match': first.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' } }
  const again = await world.call(path, asked)
  expect([again.status, await again.text()]).toEqual([304, ''])
  await edit(world, doc => changeRecord(doc, 'stops', 's1', { depart: '2027-05-04T09:00' }))
  expect((await world.call(path, asked)).status).toBe(200)
})

test('E59 a plan that is not agreed is marked in every event; what is moved counts higher, keeps its id, and vanishes with the plan’s', async () => {
  const world = await startWorld()
  await addBrest(world)
  const { path } = await makeFeed(world, 'north-editor')
  const [first] = await eventsAt(world, path)
  expect(first).toMatchObject({ summary: expect.stringMatching(/^DRAFT: .*Brest/), status: 'TENTATIVE' })
  await edit(world, doc => changeRecord(doc, 'stops', 's1', { arrive: '2027-05-03T11:40' }))
  const [moved] = await eventsAt(world, path)
  expect([moved?.id, moved?.start]).toEqual([first?.id, '2027-05-03T08:40'])
  expect(Number(moved?.sequence)).toBeGreaterThan(Number(first?.sequence))
  await agree(world)
  const [agreed] = await eventsAt(world, path)
  expect(agreed).toMatchObject({ id: first?.id, status: 'CONFIRMED', summary: expect.not.stringContaining('DRAFT') })
  expect(Number(agreed?.sequence)).toBeGreaterThan(Number(moved?.sequence))
  await edit(world, doc => changeRecord(doc, 'stops', 's1', { arrive: '2027-05-03T12:40' }))
  const [later] = await eventsAt(world, path)
  expect(later).toMatchObject({ id: first?.id, status: 'TENTATIVE' })
  expect(Number(later?.sequence)).toBeGreaterThan(Number(agreed?.sequence))
  await edit(world, doc => removeRecord(doc, 'stops', 's1'))
  expect(await eventsAt(world, path)).toEqual([])
})

test('E59 a calendar of what was agreed is empty at first, and then changes with each agreed version alone', async () => {
  const world = await startWorld()
  await addBrest(world)
  const { path } = await makeFeed(world, 'south-commenter', 'agreed')
  expect(await eventsAt(world, path)).toEqual([])
  await agree(world)
  const [first] = await eventsAt(world, path)
  expect(first).toMatchObject({ sequence: 1, status: 'CONFIRMED', start: '2027-05-03T07:40' })
  await edit(world, doc => changeRecord(doc, 'stops', 's1', { arrive: '2027-05-03T11:40' }))
  expect(await eventsAt(world, path)).toEqual([first])
  await agree(world)
  const [second] = await eventsAt(world, path)
  expect(second).toMatchObject({ id: first?.id, sequence: 2, start: '2027-05-03T08:40' })
})

const world = await startSharedWorld()

test.each(['A'.repeat(43), 'short', '..%2F..%2Fetc', `${'A'.repeat(42)}%00`, '<script>'])(
  'E58 an address that nobody made says so in words (%s)',
  async secret => {
    expect(await world.problem(feedPath(secret))).toMatchObject({ status: 404, code: 'not-found' })
  },
)

test('E58 an address that was ended is gone, and so is that of somebody who is removed or off the board; who comes back reads again', async () => {
  const own = await startWorld()
  const [ended, removed, off] = [
    await makeFeed(own, 'north-editor'),
    await makeFeed(own, 'north-chair'),
    await makeFeed(own, 'south-observer'),
  ]
  expect((await own.call(`/api/feeds/${ended.feed.id}/end`, { as: 'north-editor', body: {} })).status).toBe(204)
  tell(own, `update members set removed_at = 1 where id = 'north-chair'`)
  tell(own, `delete from board_committees where committee = 'south'`)
  for (const { path } of [ended, removed, off])
    expect(await own.problem(path)).toMatchObject({
      status: 410,
      code: 'feed-ended',
      title: expect.stringMatching(/ended/),
    })
  tell(own, `insert into board_committees (board, committee, place) values ('${own.board}', 'south', 2)`)
  expect((await own.call(off.path)).status).toBe(200)
})

test('E58 a member who became a guest reads no calendar, whatever they made before', async () => {
  const own = await startWorld()
  const { path } = await makeFeed(own, 'south-observer')
  const guest = { board: own.board, parts: ['route'], invitedBy: { member: 'north-chair', name: 'N' }, since: 1 }
  tell(own, `update members set guest = '${JSON.stringify({ ...guest, until: 9e12 })}' where id = 'south-observer'`)
  expect(await own.problem(path)).toMatchObject({ status: 410 })
})

test('S6 an address on the network that asks without end is told to wait', async () => {
  const own = await startWorld()
  const { path } = await makeFeed(own, 'north-editor')
  const asked = await Promise.all(Array.from({ length: 130 }, () => own.call(path)))
  const late = asked.filter(({ status }) => status === 429)
  expect(late.length).toBeGreaterThan(5)
  expect(late[0]?.headers.get('retry-after')).toBe('1')
  own.pass(1_000)
  expect((await own.call(path)).status).toBe(200)
})

test('S14 no secret of a calendar stands in the log or in the data folder, whatever became of the request', async () => {
  const own = await startWorld()
  const { path, secret, feed } = await makeFeed(own, 'north-editor')
  await own.call(path)
  await own.call(`${path}%`)
  await own.call(`/api${path}`)
  await own.call(`${path}/more?secret=${secret}`)
  await own.call(`/api/feeds/${feed.id}/end`, { as: 'north-editor', body: {} })
  await Promise.all(Array.from({ length: 130 }, () => own.call(path))) // some are refused, and told to the log
  expect(own.log.join('\n')).toContain('auth.refused')
  expect(own.log.join('\n')).not.toContain(secret)
  await own.app.close()
  const rows = new DatabaseSync(join(own.folder, 'twinboard.sqlite')).prepare('select * from feeds').all()
  expect(rows).toMatchObject([{ member: 'north-editor' }])
  expect(JSON.stringify(rows)).not.toContain(secret)
})
