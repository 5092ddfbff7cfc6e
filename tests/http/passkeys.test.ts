/** Passkeys at the door: what lets in, and everything that must not. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { expect, test } from 'vitest'
import { siteOf } from '#server/ways/site.ts'
import type { WaysReply } from '#shared/protocol/account.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import type { OfferedWays, PasskeyInfo, PasskeysReply } from '#shared/protocol/ways.ts'
import { Browser } from '#tests/harness/browser.ts'
import { SoftAuthenticator, type Wrong } from '#tests/harness/soft-authenticator.ts'
import { linkOf, startWorld, type Who, type World } from './world.ts'

const origin = 'https://plan.example.org'
const day = 24 * 3_600_000

async function signedIn(world: World, who: Who): Promise<Browser> {
  const browser = new Browser(world, origin)
  expect(await browser.outcome('/api/sign-in', { secret: linkOf(who) })).toBe(204)
  return browser
}

/** Registers the authenticator, and gives how that ended. */
async function register(browser: Browser, key: SoftAuthenticator, wrong: Wrong = {}): Promise<number | string> {
  const options = await browser.json<PublicKeyCredentialCreationOptionsJSON>('/api/me/passkeys/begin', {})
  return browser.outcome('/api/me/passkeys', { name: 'Tablet', response: key.create(options, wrong) })
}

/** Signs in on a fresh browser, and gives both. */
async function comeIn(world: World, key: SoftAuthenticator, wrong: Wrong = {}) {
  const browser = new Browser(world, origin)
  const options = await browser.json<PublicKeyCredentialRequestOptionsJSON>('/api/passkeys/begin', {})
  return {
    browser,
    options,
    outcome: await browser.outcome('/api/passkeys/sign-in', { response: key.get(options, wrong) }),
  }
}

async function withPasskey(who: Who = 'north-chair') {
  const world = await startWorld({ origin })
  const browser = await signedIn(world, who)
  const key = new SoftAuthenticator(origin)
  expect(await register(browser, key)).toBe(200)
  return { world, browser, key }
}

test('CB1 a passkey is added, lets in without a name, is listed, and lets nobody in once removed', async () => {
  const { world, key } = await withPasskey()
  const { browser, options, outcome } = await comeIn(world, key)
  expect(outcome).toBe(204)
  expect(options).toMatchObject({ rpId: 'plan.example.org', userVerification: 'required', allowCredentials: [] })
  expect((await browser.json<MeReply>('/api/me')).actor.member).toBe('north-chair')
  const { passkeys } = await browser.json<PasskeysReply>('/api/me/passkeys')
  expect(passkeys).toMatchObject([{ name: 'Tablet', backedUp: false, usedAt: expect.any(Number) }])
  expect(await browser.outcome(`/api/me/passkeys/${passkeys[0]?.id}/remove`, {})).toBe(204)
  expect((await comeIn(world, key)).outcome).toBe('passkey-refused')
})

test('CB1 what is asked of the authenticator names no address, and only keys of the member', async () => {
  const { browser, key } = await withPasskey('north-editor')
  const options = await browser.json<PublicKeyCredentialCreationOptionsJSON>('/api/me/passkeys/begin', {})
  expect(options).toMatchObject({
    rp: { id: 'plan.example.org' },
    user: { name: 'north-editor' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: [{ id: key.id }],
  })
  expect([...browser.cookies.keys()]).toContain('__Host-twinboard-passkey')
})

test.each<[string, Wrong]>([
  ['of another site', { origin: 'https://plan.example.com' }],
  ['for another site’s keys', { rpId: 'example.org' }],
  ['to another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ['without the person verified', { unverified: true }],
])('CB1 an answer %s is refused, for a new key and for its use', async (_what, wrong) => {
  const { world, browser, key } = await withPasskey()
  expect((await comeIn(world, key, wrong)).outcome).toBe('passkey-refused')
  expect((await comeIn(world, key)).outcome).toBe(204)
  const other = new SoftAuthenticator(origin)
  expect(await register(await signedIn(world, 'north-editor'), other, wrong)).toBe('passkey-refused')
  expect((await browser.json<PasskeysReply>('/api/me/passkeys')).passkeys).toHaveLength(1)
})

test('CB1 an answer counts once, and only in the browser that asked', async () => {
  const { world, key } = await withPasskey()
  const [asking, other] = [new Browser(world, origin), new Browser(world, origin)]
  const options = await asking.json<PublicKeyCredentialRequestOptionsJSON>('/api/passkeys/begin', {})
  await other.json('/api/passkeys/begin', {})
  const response = key.get(options)
  expect(await other.outcome('/api/passkeys/sign-in', { response })).toBe('passkey-refused')
  const step = asking.cookies.get('__Host-twinboard-passkey') ?? ''
  expect(await asking.outcome('/api/passkeys/sign-in', { response })).toBe(204)
  expect(asking.cookies.has('__Host-twinboard-passkey')).toBe(false)
  asking.cookies.set('__Host-twinboard-passkey', step)
  expect(await asking.outcome('/api/passkeys/sign-in', { response })).toBe('passkey-refused')
})

test('CB1 a challenge is over after five minutes', async () => {
  const { world, key } = await withPasskey()
  const browser = new Browser(world, origin)
  const options = await browser.json<PublicKeyCredentialRequestOptionsJSON>('/api/passkeys/begin', {})
  world.pass(5 * 60_000)
  expect(await browser.outcome('/api/passkeys/sign-in', { response: key.get(options) })).toBe('passkey-refused')
})

test('CB1 a key whose count goes back is refused: somebody has a copy', async () => {
  const { world, key } = await withPasskey()
  expect((await comeIn(world, key, { counter: 40 })).outcome).toBe(204)
  expect((await comeIn(world, key, { counter: 40 })).outcome).toBe('passkey-refused')
  expect((await comeIn(world, key, { counter: 7 })).outcome).toBe('passkey-refused')
  expect((await comeIn(world, key, { counter: 41 })).outcome).toBe(204)
})

test('CB1 a key that nobody added, or that names another member, is refused in the same words', async () => {
  const { world, key } = await withPasskey()
  const stranger = new SoftAuthenticator(origin)
  expect((await comeIn(world, stranger, { userHandle: 'bm9ydGgtY2hhaXI' })).outcome).toBe('passkey-refused')
  const another = Buffer.from('south-editor').toString('base64url')
  expect((await comeIn(world, key, { userHandle: another })).outcome).toBe('passkey-refused')
  expect(world.log.filter(line => line.includes('passkey.refused'))).toHaveLength(2)
})

test('S13 a certificate that comes with a new key is not looked at, so that its addresses are never called', async () => {
  const world = await startWorld({ origin })
  const browser = await signedIn(world, 'north-editor')
  const key = new SoftAuthenticator(origin)
  expect(await register(browser, key, { certificate: Buffer.alloc(400, 0x30) })).toBe('passkey-refused')
  expect(world.log.filter(line => line.includes('passkey.refused')).join()).toContain(
    'An attestation was not asked for.',
  )
})

test('CB4 a key that was added on a device that lay about is no proof for a day, and then one', async () => {
  const { world, browser, key } = await withPasskey('north-editor')
  expect(await browser.outcome('/api/me/prove/passkey/begin', {})).toBe('not-found')
  const { browser: early } = await comeIn(world, key)
  const answering = async (who: Browser) => (await who.json<WaysReply>('/api/me/ways')).answering
  expect(await answering(early)).toBe('code')
  world.pass(day + 1)
  expect(await early.outcome('/api/me/passkeys/begin', {})).toBe('proof-needed')
  expect(await answering(early)).toBe('prove')
  const options = await early.json<PublicKeyCredentialRequestOptionsJSON>('/api/me/prove/passkey/begin', {})
  expect(options.allowCredentials).toMatchObject([{ id: key.id }])
  expect(await early.outcome('/api/me/prove/passkey', { response: key.get(options) })).toBe(204)
  expect(await early.outcome('/api/me/passkeys/begin', {})).toBe(200)
  world.pass(15 * 60_000)
  expect(await early.outcome('/api/me/passkeys/begin', {})).toBe('proof-needed')
  const { browser: fresh } = await comeIn(world, key)
  expect(await answering(fresh)).toBe('free')
  expect(await fresh.outcome('/api/me/passkeys/begin', {})).toBe(200)
})

test('CB4 a proof takes a key of one’s own, and a passkey of another is not removed', async () => {
  const { world, key } = await withPasskey()
  const other = await signedIn(world, 'south-editor')
  const theirs = new SoftAuthenticator(origin)
  await register(other, theirs)
  world.pass(day + 1)
  const options = await other.json<PublicKeyCredentialRequestOptionsJSON>('/api/me/prove/passkey/begin', {})
  expect(await other.outcome('/api/me/prove/passkey', { response: key.get(options) })).toBe('passkey-refused')
  const { browser } = await comeIn(world, key)
  const { passkeys } = await browser.json<PasskeysReply>('/api/me/passkeys')
  const { browser: them } = await comeIn(world, theirs)
  expect(await them.outcome(`/api/me/passkeys/${(passkeys[0] as PasskeyInfo).id}/remove`, {})).toBe('not-found')
})

test('CB4 a tool with an access token changes no way in', async () => {
  const world = await startWorld({ origin })
  expect((await world.problem('/api/me/passkeys/begin', { as: 'north-chair', body: {} })).code).toBe('not-allowed')
})

test('CB1 where browsers make no passkeys none are offered', async () => {
  const world = await startWorld()
  expect(await world.json<OfferedWays>('/api/ways')).toEqual({ passkey: false, mail: false, oidc: null })
  const own = { 'Sec-Fetch-Site': 'same-origin' }
  expect((await world.problem('/api/passkeys/begin', { body: {}, headers: own })).code).toBe('not-found')
  const here = (host: string) => siteOf(host, null)
  expect(here('localhost:3000')).toEqual({ origin: 'http://localhost:3000', rpId: 'localhost' })
  expect([
    here('127.0.0.1:3000'),
    here('evil.example'),
    here('localhost@evil.example'),
    siteOf(undefined, null),
  ]).toEqual(Array(4).fill(null))
  expect([siteOf('localhost', 'http://plan.example.org'), siteOf('localhost', 'https://192.0.2.7')]).toEqual([
    null,
    null,
  ])
})
