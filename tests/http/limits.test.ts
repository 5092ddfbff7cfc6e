/** How often strangers may try a door, and whose tries count as whose. */
import { expect, test } from 'vitest'
import { startWorld, type World } from './world.ts'

/** Tries that are let through of forty, each coming from where `forwarded` says. */
async function triesLeft(world: World, forwarded: (n: number) => string): Promise<number> {
  const attempt = (n: number) => {
    const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': forwarded(n) }
    return world.call('/api/sign-in', { body: { secret: `guess ${n}` }, headers })
  }
  const tried = await Promise.all(Array.from({ length: 40 }, (_, n) => attempt(n)))
  return tried.filter(({ status }) => status !== 429).length
}

test.each<[string, number, (n: number) => string, number]>([
  ['without a proxy nobody can name another address', 0, n => `192.0.2.${n}`, 30],
  ['behind one proxy each address counts by itself', 1, n => `192.0.2.${n}`, 40],
  ['what stands before the word of the proxy counts for nothing', 1, n => `192.0.2.${n}, 198.51.100.7`, 30],
  ['the addresses of one line of IPv6 are one', 1, n => `2001:db8:1:2::${n.toString(16)}`, 30],
  ['two lines of IPv6 are two', 1, n => `2001:db8:1:${n.toString(16)}::1`, 40],
])('S6 %s', async (_what, trustedProxies, forwarded, left) => {
  const world = await startWorld({ trustedProxies })
  expect(await triesLeft(world, forwarded)).toBe(left)
})

test('S6 who tried too often is told when to come back', async () => {
  const world = await startWorld()
  await triesLeft(world, () => '')
  const refused = await world.call('/api/sign-in', {
    body: { secret: 'x' },
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2'])
})

test('S6 the body of a stranger is not read', async () => {
  const world = await startWorld()
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  const refused = await world.call('/api/boards', { raw: `{"title": ${'['.repeat(500_000)}`, headers })
  expect(refused.status).toBe(401) // 413 or 400 would mean that somebody looked
})
