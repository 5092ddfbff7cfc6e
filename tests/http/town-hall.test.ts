/** Signing in with an account of a town hall, against a real OpenID provider. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import type { OfferedWays, OidcReply } from '#shared/protocol/ways.ts'
import { Browser } from '#tests/harness/browser.ts'
import { startTownHall, type TownHallServer } from '#tests/harness/town-hall.ts'
import { linkOf, startWorld, type Who, type World } from './world.ts'

const origin = 'https://plan.example.org'
const redirect = `${origin}/api/oidc/callback`

async function withTownHall(): Promise<{ world: World; hall: TownHallServer }> {
  const hall = await startTownHall(redirect)
  return { hall, world: await startWorld({ origin, oidc: hall.settings }) }
}

async function signedIn(world: World, who: Who): Promise<Browser> {
  const browser = new Browser(world, origin)
  expect(await browser.outcome('/api/sign-in', { secret: linkOf(who) })).toBe(204)
  return browser
}

/** Where the browser is sent at the end of the way back; what it holds then is in the browser. */
async function back(browser: Browser, address: URL): Promise<string | null> {
  const response = await browser.call(address.pathname + address.search)
  expect(response.status).toBe(303)
  return response.headers.get('location')
}

async function go(
  browser: Browser,
  hall: TownHallServer,
  login: string,
  begin = '/api/oidc/begin',
): Promise<string | null> {
  const { location } = await browser.json<{ location: string }>(begin, {})
  return back(browser, await hall.walk(location, login))
}

const connect = (browser: Browser, hall: TownHallServer, login: string) =>
  go(browser, hall, login, '/api/me/oidc/begin')

test('CB3 a member connects an account, and comes back with it from another browser', async () => {
  const { world, hall } = await withTownHall()
  expect(await world.json<OfferedWays>('/api/ways')).toMatchObject({ oidc: { name: 'Stadt Köln' } })
  expect(hall.asked).toEqual([]) // nothing before somebody wants it
  const browser = await signedIn(world, 'north-chair')
  expect(await browser.json<OidcReply>('/api/me/oidc')).toEqual({ connectedAt: null })
  expect(await connect(browser, hall, 'u-1')).toBe('/account?oidc=connected')
  expect(await browser.json<OidcReply>('/api/me/oidc')).toEqual({ connectedAt: expect.any(Number) })
  const other = new Browser(world, origin)
  expect(await go(other, hall, 'u-1')).toBe('/')
  expect(await other.json('/api/me')).toMatchObject({ actor: { member: 'north-chair' } })
  expect(await other.outcome('/api/me/oidc/remove', {})).toBe(204)
  expect(await go(new Browser(world, origin), hall, 'u-1')).toBe('/sign-in?oidc=unknown')
})

test('CB3 whoever connected nothing is not let in, whatever address the town hall vouches for', async () => {
  const { world, hall } = await withTownHall()
  await connect(await signedIn(world, 'north-chair'), hall, 'u-1')
  const stranger = new Browser(world, origin)
  expect(await go(stranger, hall, 'u-2')).toBe('/sign-in?oidc=unknown') // with the same e-mail address as u-1
  expect(await stranger.outcome('/api/me')).toBe('not-signed-in')
})

test('CB3 an account that another member connected is not taken over', async () => {
  const { world, hall } = await withTownHall()
  await connect(await signedIn(world, 'north-chair'), hall, 'u-1')
  expect(await connect(await signedIn(world, 'south-editor'), hall, 'u-1')).toBe('/account?oidc=taken')
  const browser = new Browser(world, origin)
  await go(browser, hall, 'u-1')
  expect(await browser.json('/api/me')).toMatchObject({ actor: { member: 'north-chair' } })
})

test('CB3 an answer counts once, in the browser that asked, and for ten minutes', async () => {
  const { world, hall } = await withTownHall()
  await connect(await signedIn(world, 'north-chair'), hall, 'u-1')
  const begin = async () => {
    const browser = new Browser(world, origin)
    const { location } = await browser.json<{ location: string }>('/api/oidc/begin', {})
    return {
      browser,
      step: browser.cookies.get('__Host-twinboard-oidc') ?? '',
      answer: await hall.walk(location, 'u-1'),
    }
  }
  const { browser, step, answer } = await begin()
  expect(await back(new Browser(world, origin), answer)).toBe('/sign-in?oidc=failed')
  expect(await back(browser, answer)).toBe('/')
  browser.cookies.set('__Host-twinboard-oidc', step)
  expect(await back(browser, answer)).toBe('/sign-in?oidc=failed')
  const late = await begin()
  world.pass(10 * 60_000)
  expect(await back(late.browser, late.answer)).toBe('/sign-in?oidc=failed')
})

test.each<[string, (answer: URL) => void]>([
  ['with another state', answer => answer.searchParams.set('state', 'x'.repeat(43))],
  ['without a state', answer => answer.searchParams.delete('state')],
  ['of another issuer', answer => answer.searchParams.set('iss', 'https://id.example.com')],
  ['without its issuer', answer => answer.searchParams.delete('iss')],
  ['with a made-up code', answer => answer.searchParams.set('code', 'made-up')],
  ['that says no', answer => answer.searchParams.set('error', 'access_denied')],
])('CB3 an answer %s lets nobody in', async (_what, change) => {
  const { world, hall } = await withTownHall()
  await connect(await signedIn(world, 'north-chair'), hall, 'u-1')
  const browser = new Browser(world, origin)
  const { location } = await browser.json<{ location: string }>('/api/oidc/begin', {})
  const answer = await hall.walk(location, 'u-1')
  change(answer)
  expect(await back(browser, answer)).toBe('/sign-in?oidc=failed')
  expect(await browser.outcome('/api/me')).toBe('not-signed-in')
  expect(world.log.join()).toContain('oidc.refused')
  expect(world.log.join()).not.toContain(hall.settings.clientSecret)
})

test('CB3 another’s code, nonce or proof key in one’s own answer lets nobody in', async () => {
  const { world, hall } = await withTownHall()
  await connect(await signedIn(world, 'north-chair'), hall, 'u-1')
  const [victim, attacker] = [new Browser(world, origin), new Browser(world, origin)]
  const theirs = await hall.walk((await attacker.json<{ location: string }>('/api/oidc/begin', {})).location, 'u-1')
  for (const part of ['code', 'nonce']) {
    const { location } = await victim.json<{ location: string }>('/api/oidc/begin', {})
    const asked = new URL(location)
    if (part === 'nonce') asked.searchParams.set('nonce', 'another')
    const answer = await hall.walk(asked.href, 'u-1')
    if (part === 'code') answer.searchParams.set('code', theirs.searchParams.get('code') ?? '')
    expect(await back(victim, answer)).toBe('/sign-in?oidc=failed')
  }
  expect(await victim.outcome('/api/me')).toBe('not-signed-in')
})

test('CB3 an account is connected only for the member who began it and is still signed in', async () => {
  const { world, hall } = await withTownHall()
  const browser = await signedIn(world, 'north-chair')
  const { location } = await browser.json<{ location: string }>('/api/me/oidc/begin', {})
  const answer = await hall.walk(location, 'u-1')
  await browser.outcome('/api/sign-in', { secret: linkOf('south-editor') })
  expect(await back(browser, answer)).toBe('/account?oidc=failed')
  expect(await go(new Browser(world, origin), hall, 'u-1')).toBe('/sign-in?oidc=unknown')
})

test('CB3 the town hall is asked for the code flow with PKCE, state and nonce, and to see the person itself', async () => {
  const { world } = await withTownHall()
  const { location } = await new Browser(world, origin).json<{ location: string }>('/api/oidc/begin', {})
  expect(Object.fromEntries(new URL(location).searchParams)).toMatchObject({
    ...{ response_type: 'code', scope: 'openid', redirect_uri: redirect, code_challenge_method: 'S256' },
    ...{ state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/), max_age: '900' },
  })
})

test('S13 a town hall that names another host is not followed there, and one that is silent is given up', async () => {
  const elsewhere = await listening((_request, response) => response.end('{}'))
  const liar = await listening((_request, response) => {
    const metadata = { issuer: liar.address, authorization_endpoint: `${liar.address}/auth` }
    response.setHeader('Content-Type', 'application/json')
    const keys = { jwks_uri: `${elsewhere.address}/keys`, token_endpoint: `${elsewhere.address}/token` }
    response.end(JSON.stringify({ ...metadata, ...keys, response_types_supported: ['code'] }))
  })
  const settings = { issuer: liar.address, clientId: 'a', clientSecret: 'b', name: 'c' }
  const world = await startWorld({ origin, oidc: settings })
  const browser = new Browser(world, origin)
  const { location } = await browser.json<{ location: string }>('/api/oidc/begin', {})
  const answer = new URL(`${redirect}?code=x&state=${new URL(location).searchParams.get('state')}`)
  expect(await back(browser, answer)).toBe('/sign-in?oidc=failed')
  expect(elsewhere.asked()).toBe(0)
  const gone = await startWorld({ origin, oidc: { ...settings, issuer: 'http://127.0.0.1:1' } })
  const reply = await new Browser(gone, origin).json('/api/oidc/begin', {})
  expect(reply).toEqual({ location: '/sign-in?oidc=failed' })
})

test('CB3 without a town hall nothing of it is there', async () => {
  const world = await startWorld({ origin })
  expect(await new Browser(world, origin).outcome('/api/oidc/begin', {})).toBe('not-found')
  expect(await new Browser(world, origin).outcome('/api/oidc/callback?code=x&state=y')).toBe('not-found')
})

async function listening(answer: Parameters<typeof createServer>[1]): Promise<{ address: string; asked(): number }> {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    ;(answer as (...exchange: unknown[]) => void)(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked }
}
