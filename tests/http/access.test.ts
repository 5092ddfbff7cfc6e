/** Who gets in, by what, and what everybody else is told. */
import { io as connect } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import type { MeReply } from '#shared/protocol/routes.ts'
import { type Call, linkOf, startSharedWorld, startWorld, tokenOf, type World } from './world.ts'

const shared = await startSharedWorld()

const ownPage = { 'Sec-Fetch-Site': 'same-origin' }
const digest = 'a'.repeat(64)

function signIn(world: World, secret: string, headers: Record<string, string> = ownPage): Promise<Response> {
  return world.call('/api/sign-in', { body: { secret }, headers })
}

/** The cookie that a response sets, as a browser would send it back. */
function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

test('S7 a link becomes a session: an HttpOnly cookie of its own, and me', async () => {
  const world = await startWorld()
  const response = await signIn(world, linkOf('north-chair'))
  expect(response.status).toBe(204)
  expect(response.headers.get('set-cookie')).toMatch(
    /^twinboard=[\w-]{43}; Max-Age=7776000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
  )
  const me = await world.json<MeReply>('/api/me', { headers: { Cookie: cookieOf(response) } })
  expect(me.actor).toMatchObject({ member: 'north-chair', committee: 'north', role: 'chair', signatory: true })
  expect(me.committee.city).toBe('north')
  expect(me.boards.map(board => board.id)).toEqual([world.board])
})

test('S7 behind https the cookie is Secure and bound to the host by its name', async () => {
  const world = await startWorld({ origin: 'https://plan.example.org' })
  const response = await signIn(world, linkOf('north-chair'), { Origin: 'https://plan.example.org' })
  expect(response.headers.get('set-cookie')).toMatch(/^__Host-twinboard=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/)
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  const plain = cookieOf(response).replace('__Host-', '')
  expect((await world.call('/api/me', { headers: { Cookie: plain } })).status).toBe(401)
})

test('S7 a new sign-in gives a new token, and the old one is over', async () => {
  const world = await startWorld()
  const first = cookieOf(await signIn(world, linkOf('north-chair')))
  const second = cookieOf(await signIn(world, linkOf('north-chair'), { ...ownPage, Cookie: first }))
  expect(second).not.toBe(first)
  expect((await world.call('/api/me', { headers: { Cookie: first } })).status).toBe(401)
  expect((await world.call('/api/me', { headers: { Cookie: second } })).status).toBe(200)
})

test('S7 signing out ends the session and clears the cookie', async () => {
  const world = await startWorld()
  const headers = { ...ownPage, Cookie: cookieOf(await signIn(world, linkOf('north-chair'))) }
  const out = await world.call('/api/sign-out', { body: {}, headers })
  expect(out.status).toBe(204)
  expect(out.headers.get('set-cookie')).toMatch(/^twinboard=; .*Expires=Thu, 01 Jan 1970/)
  expect((await world.call('/api/me', { headers })).status).toBe(401)
})

test('S7 a session ends after two weeks without use, and use keeps it', async () => {
  const world = await startWorld()
  const headers = { Cookie: cookieOf(await signIn(world, linkOf('north-chair'))) }
  const day = 24 * 3_600_000
  world.pass(13 * day)
  expect((await world.call('/api/me', { headers })).status).toBe(200)
  world.pass(13 * day)
  expect((await world.call('/api/me', { headers })).status).toBe(200)
  world.pass(15 * day)
  expect((await world.call('/api/me', { headers })).status).toBe(401)
})

test('S8 a link that is unknown, used up or out of date lets nobody in', async () => {
  const world = await startWorld()
  expect(await (await signIn(world, 'nobody knows this one')).json()).toMatchObject({
    code: 'link-invalid',
    status: 401,
  })
  await signIn(world, linkOf('north-chair'))
  await signIn(world, linkOf('north-chair'))
  expect((await signIn(world, linkOf('north-chair'))).status).toBe(401)
  world.pass(2 * 3_600_000)
  expect((await signIn(world, linkOf('south-editor'))).status).toBe(401)
})

test('S6 sign-in tries are counted by address and come back with time', async () => {
  const world = await startWorld()
  const tries = await Promise.all(Array.from({ length: 31 }, (_, i) => signIn(world, `guess number ${i}`)))
  expect(tries.map(response => response.status).filter(status => status === 429)).toHaveLength(1)
  expect((await signIn(world, linkOf('north-chair'))).status).toBe(429)
  world.pass(2_500)
  expect((await signIn(world, linkOf('north-chair'))).status).toBe(204)
})

test('S6 one member cannot keep the server busy for the others', async () => {
  const world = await startWorld()
  const calls = await Promise.all(
    Array.from({ length: 400 }, () => world.call('/api/zone?lat=52&lon=21', { as: 'north-chair' })),
  )
  const refused = calls.filter(response => response.status === 429).length
  expect(refused).toBeGreaterThan(0)
  expect((await world.call('/api/me', { as: 'north-editor' })).status).toBe(200)
  world.pass(1000)
  expect((await world.call('/api/me', { as: 'north-chair' })).status).toBe(200)
})

test.each([
  ['the draft as a file', '/export/json', undefined],
  ['a proposal of another plan', '/proposals', { digest: '0'.repeat(64) }],
])('S6 what takes the whole plan costs ten calls: %s', async (_what, path, body) => {
  const world = await startWorld()
  const ask = () => world.call(`/api/boards/${world.board}${path}`, { as: 'north-chair', body })
  const calls = await Promise.all(Array.from({ length: 25 }, ask))
  expect(calls.filter(response => response.status === 429).length).toBe(5)
})

test('S7 signing out ends the connections that the session opened, and no others', async () => {
  const world = await startWorld()
  const open = async (link: string) => {
    const headers = { ...ownPage, Cookie: cookieOf(await signIn(world, link)) }
    const wire = connect(world.app.address, { transports: ['websocket'], extraHeaders: headers, reconnection: false })
    onTestFinished(() => {
      wire.close()
    })
    await new Promise(resolve => wire.once('connect', () => resolve(null)))
    return { wire, headers }
  }
  const mine = await open(linkOf('north-chair'))
  const others = await open(linkOf('south-editor'))
  const ended = new Promise(resolve => mine.wire.once('disconnect', resolve))
  await world.call('/api/sign-out', { body: {}, headers: mine.headers })
  expect(await ended).toBe('io server disconnect')
  expect(others.wire.connected).toBe(true)
})

test('S14 no secret stands in the log of all this', async () => {
  const world = await startWorld()
  const cookie = cookieOf(await signIn(world, linkOf('north-chair')))
  await world.call('/api/me', { as: 'north-chair', headers: { Cookie: cookie } })
  await world.call('/api/nothing', { as: 'north-chair' })
  const lines = world.log.join('\n')
  for (const secret of [linkOf('north-chair'), tokenOf('north-chair'), cookie]) expect(lines).not.toContain(secret)
})

const calls: [string, (board: string) => string, unknown?][] = [
  ['me', () => '/api/me'],
  ['sign-out', () => '/api/sign-out', {}],
  ['a new board', () => '/api/boards', { title: 'X', language: 'en', committees: ['north'] }],
  ['a board', board => `/api/boards/${board}`],
  ['a version', board => `/api/boards/${board}/versions/1`],
  ['proposals', board => `/api/boards/${board}/proposals`],
  ['propose', board => `/api/boards/${board}/proposals`, { digest }],
  ['decide', board => `/api/boards/${board}/proposals/p1/decisions`, { digest, kind: 'approve', comment: '' }],
  ['withdraw', board => `/api/boards/${board}/proposals/p1/withdraw`, {}],
  ['an export', board => `/api/boards/${board}/export/json?version=draft`],
  ['an invitation', () => '/api/invitations', { kind: 'link' }],
  ['the open invitations', () => '/api/invitations'],
  ['revoking an invitation', () => '/api/invitations/i1/revoke', {}],
  ['places', () => '/api/places?q=Brest&language=en'],
  ['zone', () => '/api/zone?lat=52&lon=21'],
  ['something that is not there', () => '/api/nothing'],
]

test.each(calls)('H1 a stranger gets in nowhere: %s', async (_name, path, body) => {
  const world = shared
  const asStranger: Call = { headers: ownPage, ...(body === undefined ? {} : { body }) }
  const response = await world.call(path(world.board), asStranger)
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ code: 'not-signed-in' })
  const forged = { Authorization: 'Bearer forged-forged-forged-forged', Cookie: 'twinboard=forged' }
  expect((await world.call(path(world.board), { ...asStranger, headers: { ...ownPage, ...forged } })).status).toBe(401)
})

test.each(calls.filter(([, path]) => path('b').startsWith('/api/boards/b')))(
  'H2 for a member of another partnership the board is not there: %s',
  async (_name, path, body) => {
    const world = shared
    const response = await world.call(path(world.board), { as: 'far-chair', ...(body === undefined ? {} : { body }) })
    expect(response.status).toBe(404)
  },
)

test('H2 an observer reads, and may neither propose nor withdraw nor sign', async () => {
  const world = shared
  const as = 'south-observer'
  expect((await world.call(`/api/boards/${world.board}`, { as })).status).toBe(200)
  for (const [, path, body] of calls.filter(([name]) => ['propose', 'decide', 'withdraw'].includes(name))) {
    expect(await world.problem(path(world.board), { as, body })).toMatchObject({ status: 403, code: 'not-allowed' })
  }
})
