/** What a call is told that is wrong in itself: always a problem document, never a page and never a stack. */
import { expect, test } from 'vitest'
import { type Call, linkOf, startSharedWorld, startWorld } from './world.ts'

const shared = await startSharedWorld()

const as = 'north-chair'

test.each<[string, string, Call, number, string]>([
  ['JSON that is broken', '/api/boards', { as, raw: '{"title":' }, 400, 'bad-request'],
  ['JSON that is no object', '/api/boards', { as, raw: '"title"' }, 400, 'bad-request'],
  [
    'text that is none',
    '/api/boards',
    { as, body: { title: 'a\0b', language: 'en', committees: ['north'] } },
    400,
    'bad-request',
  ],
  ['a body that does not fit', '/api/boards', { as, body: { title: '' } }, 400, 'bad-request'],
  ['a body with more than is known', '/api/sign-out', { as, body: { all: true } }, 400, 'bad-request'],
  ['a body in another form', '/api/boards', { as, raw: 'a=b', headers: form() }, 400, 'bad-request'],
  [
    'a body that is compressed',
    '/api/boards',
    { as, raw: 'x', headers: { 'Content-Encoding': 'gzip' } },
    400,
    'bad-request',
  ],
  ['a body that is too long', '/api/boards', { as, raw: `"${'x'.repeat(70_000)}"` }, 413, 'too-large'],
  ['an id that is none', '/api/boards/no%20id', { as }, 400, 'bad-request'],
  ['an address that is broken', '/api/boards/%E0%A4%A', { as }, 400, 'bad-request'],
  ['a board that is not there', '/api/boards/none', { as }, 404, 'not-found'],
  ['a call that is not there', '/api/anything', { as }, 404, 'not-found'],
  ['the other method', '/api/me', { as, body: {} }, 404, 'not-found'],
  ['a change of a page', '/sign-in', { body: {} }, 404, 'not-found'],
])('H3 %s is refused in a problem document', async (_what, path, call, status, code) => {
  const { call: send, log } = shared
  const response = await send(path, call)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const problem = await response.json()
  expect(problem).toMatchObject({ type: `urn:twinboard:refusal:${code}`, status, code })
  expect(problem.title).toMatch(/^[A-Z].*\.$/)
  expect(log.filter(line => line.includes('"error"'))).toEqual([])
})

function form(): Record<string, string> {
  return { 'Content-Type': 'application/x-www-form-urlencoded' }
}

test.each<[string, Record<string, string>, number]>([
  ['nothing about its source', {}, 403],
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['another host of the same site', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ['a forged origin', { Origin: 'https://evil.example' }, 403],
  ['a forged origin beside a good word', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }, 403],
  ['no origin at all, as a sandboxed page', { Origin: 'null' }, 403],
  ['our own page', { 'Sec-Fetch-Site': 'same-origin' }, 204],
])('S7 a change is taken from our own page only: %s', async (_what, headers, status) => {
  const world = await startWorld()
  const body = { secret: linkOf('north-chair') }
  expect((await world.call('/api/sign-in', { body, headers })).status).toBe(status)
})

test('S7 our own origin is the configured one, or else the one that was asked', async () => {
  const open = await startWorld()
  const body = { secret: linkOf('north-chair') }
  expect((await open.call('/api/sign-in', { body, headers: { Origin: open.app.address } })).status).toBe(204)
  const behind = await startWorld({ origin: 'https://plan.example.org' })
  expect((await behind.call('/api/sign-in', { body, headers: { Origin: behind.app.address } })).status).toBe(403)
})

test('O5 the server says that it lives and is ready, to anybody', async () => {
  const world = shared
  expect(await (await world.call('/livez')).text()).toBe('alive\n')
  expect(await (await world.call('/readyz')).text()).toBe('ready\n')
})

test('S10 every answer carries the policy, and none says what runs here', async () => {
  const world = shared
  for (const path of ['/', '/api/me', '/livez', '/assets/app-1a2b3c.js', '/missing.js']) {
    const { headers } = await world.call(path)
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'self'",
      "script-src 'self';",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part)
    }
    expect(policy).toContain(`connect-src 'self' ws://${new URL(world.app.address).host} `)
  }
})

test('H4 the page is given for every place in the app, fresh, with a nonce of its own', async () => {
  const world = shared
  const pages = await Promise.all(
    ['/', '/sign-in', `/boards/${world.board}`, `/boards/${world.board}/route`].map(path => world.call(path)),
  )
  const nonces = await Promise.all(
    pages.map(async page => {
      expect(page.status).toBe(200)
      expect(page.headers.get('cache-control')).toBe('no-cache')
      const nonce = (await page.text()).match(/<meta property="csp-nonce" nonce="([\w-]{22})">/)?.[1] ?? 'none'
      expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}';`)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(pages.length)
})

test('H4 assets never change, travel packed where that is understood, and one that is missing is no page', async () => {
  const world = shared
  for (const encoding of ['br', 'identity']) {
    const asset = await world.call('/assets/app-1a2b3c.js', { headers: { 'Accept-Encoding': encoding } })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-encoding')).toBe(encoding === 'br' ? 'br' : null)
    expect(asset.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(await asset.text()).toBe('export {}')
  }
  const missing = await world.call('/assets/app-000000.js')
  expect(missing.status).toBe(404)
  expect(missing.headers.get('content-type')).toMatch(/^text\/plain/)
  expect((await world.call('/nowhere')).status).toBe(404)
})
