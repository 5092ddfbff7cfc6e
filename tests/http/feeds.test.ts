/** The calls about calendar addresses: who makes, sees and ends them. */
import { expect, test } from 'vitest'
import type { FeedsReply } from '#shared/protocol/feeds.ts'
import { limits } from '#shared/protocol/limits.ts'
import { makeFeed } from './feed-world.ts'
import { atDevice } from './sessions.ts'
import { startWorld, type Who, type World } from './world.ts'

const listed = async (world: World, as: Who, path = `/api/boards/${world.board}/feeds`) =>
  (await world.json<FeedsReply>(path, { as })).feeds
const end = (world: World, as: Who, id: string) => world.call(`/api/feeds/${id}/end`, { as, body: {} })

test('E56 the secret of 256 bits is in one answer alone; the list says what, whose, and on which day it was used', async () => {
  const world = await startWorld()
  const { secret, feed, path } = await makeFeed(world, 'south-observer', 'agreed')
  expect(secret).toMatch(/^[\w-]{43}$/)
  const told = { board: world.board, member: 'south-observer', name: 'south-observer', language: 'en', shows: 'agreed' }
  expect(feed).toMatchObject({ ...told, usedAt: null })
  await world.call(path)
  const all = await listed(world, 'south-observer')
  expect(all).toMatchObject([{ id: feed.id, ...told, usedAt: expect.any(Number) }])
  expect((all[0]?.usedAt ?? 1) % (24 * 3_600_000)).toBe(0)
  expect(JSON.stringify(all)).not.toContain(secret)
  expect(await listed(world, 'south-observer', '/api/me/feeds')).toEqual(all)
})

test('E56 everybody sees and ends their own; chairs and owners those of all on the board; others are told of none', async () => {
  const world = await startWorld()
  const [editors, observers] = [await makeFeed(world, 'north-editor'), await makeFeed(world, 'south-observer')]
  const ids = async (as: Who) => (await listed(world, as)).map(({ id }) => id)
  expect(await ids('north-editor')).toEqual([editors.feed.id])
  expect(await ids('south-commenter')).toEqual([])
  for (const as of ['north-chair', 'south-owner'] as const)
    expect(await ids(as)).toEqual([editors.feed.id, observers.feed.id])
  for (const as of ['north-editor', 'far-chair', 'north-guest'] as const)
    expect((await end(world, as, observers.feed.id)).status).toBe(404)
  expect((await end(world, 'north-chair', observers.feed.id)).status).toBe(204)
  expect((await end(world, 'north-editor', editors.feed.id)).status).toBe(204)
  expect(await ids('south-owner')).toEqual([])
})

test('E56 the register tells who made and who ended an address', async () => {
  const world = await startWorld()
  const { feed } = await makeFeed(world, 'south-observer')
  world.pass(1_000)
  await end(world, 'north-chair', feed.id)
  const { register } = await world.json<{ register: unknown[] }>('/api/partnership', { as: 'north-editor' })
  const what = { name: 'south-observer', board: world.board, title: 'Bridge' }
  expect(register).toMatchObject([
    { by: { member: 'north-chair' }, event: { event: 'feed-ended', ...what } },
    { by: { member: 'south-observer' }, event: { event: 'feed-made', ...what } },
  ])
})

test('E56 a guest makes no address, nor does anybody on a board that is not theirs, nor without saying what for', async () => {
  const world = await startWorld()
  const path = `/api/boards/${world.board}/feeds`
  const body = { language: 'en', shows: 'planned' }
  expect(await world.problem(path, { as: 'north-guest', body })).toMatchObject({ code: 'not-allowed' })
  expect(await world.problem(path, { as: 'north-guest' })).toMatchObject({ code: 'not-allowed' })
  expect(await world.problem(path, { as: 'far-chair', body })).toMatchObject({ code: 'not-found' })
  expect(await world.problem(path, { body, headers: { 'Sec-Fetch-Site': 'same-origin' } })).toMatchObject({
    code: 'not-signed-in',
  })
  const wrong = [
    { shows: 'planned' },
    { ...body, shows: 'all' },
    { ...body, language: 'x-y-z'.repeat(20) },
    { ...body, more: 1 },
  ]
  for (const each of wrong)
    expect(await world.problem(path, { as: 'north-editor', body: each })).toMatchObject({ code: 'bad-request' })
})

test('E56 a member has so many addresses and no more', async () => {
  const world = await startWorld()
  for (let n = 0; n < limits.feeds; n++) await makeFeed(world, 'north-editor')
  const body = { language: 'en', shows: 'planned' }
  const refused = await world.problem(`/api/boards/${world.board}/feeds`, { as: 'north-editor', body })
  expect(refused).toMatchObject({ status: 409, code: 'feeds-full', facts: { most: limits.feeds } })
})

test('S7 no other site makes or ends an address with the cookie of a member', async () => {
  const world = await startWorld()
  const { cookie: Cookie } = await atDevice(world, 'north-editor')
  const foreign = { Cookie, 'Sec-Fetch-Site': 'cross-site' }
  const body = { language: 'en', shows: 'planned' }
  const { feed } = await makeFeed(world, 'north-editor')
  for (const [path, said] of [
    [`/api/boards/${world.board}/feeds`, body],
    [`/api/feeds/${feed.id}/end`, {}],
  ] as const)
    expect(await world.problem(path, { headers: foreign, body: said })).toMatchObject({ code: 'wrong-origin' })
  expect(await listed(world, 'north-editor')).toHaveLength(1)
})
