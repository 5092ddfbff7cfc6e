/** A further device by a short code, and guessing such codes. */
import { expect, test } from 'vitest'
import type { CodeReply, DevicesReply } from '#shared/protocol/account.ts'
import { codeAlphabet, readCode, shownCode } from '#shared/protocol/codes.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import { type AtDevice, atDevice, cookieOf, holding, ownPage } from './sessions.ts'
import { startWorld, type World } from './world.ts'

const minutes = 60_000

const enter = (world: World, code: string, headers: Record<string, string> = {}) =>
  world.call('/api/sign-in/code', { headers: { ...ownPage, ...headers }, body: { code } })
const give = async (device: AtDevice) => (await device.said<CodeReply>('/api/me/codes')).code
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

test('S7 a code from a device that is signed in lets a second one in, once, with a session of its own', async () => {
  const world = await startWorld()
  const home = await atDevice(world, 'north-editor')
  const code = await give(home)
  expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{8}$`))
  const tablet = await enter(world, shownCode(code).toLowerCase(), { 'User-Agent': 'Chrome Android' })
  expect(tablet.status).toBe(204)
  expect(tablet.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  const second = holding(world, cookieOf(tablet))
  expect((await second.get<MeReply>('/api/me')).actor.member).toBe('north-editor')
  const { devices } = await second.get<DevicesReply>('/api/me/devices')
  expect(devices.map(({ name, way, isThis }) => [name, way, isThis]).sort()).toEqual([
    ['Chrome · Android', 'code', true],
    ['Firefox · Linux', 'link', false],
  ])
  expect(await codeOf(await enter(world, code))).toBe('code-invalid') // stolen a second time
  expect(world.log.join('\n')).not.toContain(code)
})

test('S8 a code expires after ten minutes, and only the newest three of a member are open', async () => {
  const world = await startWorld()
  const home = await atDevice(world, 'north-editor')
  const late = await give(home)
  world.pass(10 * minutes)
  expect(await codeOf(await enter(world, late))).toBe('code-invalid')
  const codes = [await give(home), await give(home), await give(home), await give(home)]
  expect(await codeOf(await enter(world, codes[0] ?? ''))).toBe('code-invalid')
  expect((await enter(world, codes[3] ?? '')).status).toBe(204)
})

test('S7 guessing codes is slowed from one address; what was guessed right by then is let in no more', async () => {
  const world = await startWorld()
  const code = await give(await atDevice(world, 'north-editor'))
  const guesses = await Promise.all(Array.from({ length: 12 }, () => enter(world, 'K7MP XT42')))
  expect(guesses.map(guess => guess.status).sort()).toEqual([...Array(10).fill(401), 429, 429])
  expect(await codeOf(await enter(world, code))).toBe('too-many')
  world.pass(1 * minutes)
  expect((await enter(world, code)).status).toBe(204)
})

test('S7 guessing from many addresses is slowed for all of them together', async () => {
  const world = await startWorld({ trustedProxies: 1 })
  const statuses: number[] = []
  for (let n = 0; n < 210; n++)
    statuses.push((await enter(world, 'K7MPXT42', { 'X-Forwarded-For': `10.0.${n >> 4}.${n}` })).status)
  expect(statuses.filter(status => status === 401).length).toBeLessThanOrEqual(205)
  expect(statuses.at(-1)).toBe(429)
})

test('S7 a session that somebody put into the browser before is not taken over by a sign-in', async () => {
  const world = await startWorld()
  const attacker = await atDevice(world, 'far-chair')
  const code = await give(await atDevice(world, 'north-editor'))
  const victim = cookieOf(await enter(world, code, { Cookie: attacker.cookie }))
  expect(victim).not.toBe(attacker.cookie)
  expect((await world.call('/api/me', { headers: { Cookie: attacker.cookie } })).status).toBe(401)
  const made = await give(await atDevice(world, 'north-editor'))
  const fixed = cookieOf(await enter(world, made, { Cookie: 'twinboard=chosen-by-the-attacker' }))
  expect(fixed).toMatch(/^twinboard=[\w-]{43}$/)
})

test('S7 a tool with an access token gets no code, and no page of another site asks for one', async () => {
  const world = await startWorld()
  expect((await world.call('/api/me/codes', { as: 'north-chair', body: {} })).status).toBe(403)
  const { cookie } = await atDevice(world, 'north-chair')
  const foreign = { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' }
  expect((await world.call('/api/me/codes', { headers: foreign, body: {} })).status).toBe(403)
  expect((await enter(world, 'K7MPXT42', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
})

test('S8 a code is read however it is typed', () => {
  expect(['k7mp xt42', 'K7MP-XT42', ' к7мр хт42 ', 'К7МР—ХТ42', 'K7MP\u00a0XT٤٢', 'Ｋ7ＭＰXT42'].map(readCode)).toEqual(
    Array(6).fill('K7MPXT42'),
  )
  expect(readCode('ф7вз чe42')).toBe(readCode('a7dp xe42')) // the keys of A7DP XE42 on a Russian keyboard
  expect(readCode('s7mp xt42')).toBe('57MPXT42')
  expect(['', 'K7MP XT4', 'K7MP XT422', '????????', 'K7MP XT4!'].map(readCode)).toEqual(Array(5).fill(null))
})
