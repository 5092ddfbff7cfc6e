/** Passwords: set, signed in with, guessed at, changed and taken away. */

import { readFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { systemChance } from '#server/chance.ts'
import { passwordWork } from '#server/passwords/argon2.ts'
import { commonFile, isIn } from '#server/passwords/common-file.ts'
import type { WaysReply } from '#shared/protocol/account.ts'
import { type AtDevice, atDevice, cookieOf, holding, ownPage } from './sessions.ts'
import { startWorld, type World } from './world.ts'

const password = 'four unrelated wörds 🚂'
const minutes = 60_000

const set = (device: AtDevice, values: object = {}) =>
  device.post('/api/me/password', { name: 'Anke@Example.org', password, current: '', endOthers: false, ...values })
const enter = (world: World, name: string, secret: string, headers: Record<string, string> = {}) =>
  world.call('/api/sign-in/password', { headers: { ...ownPage, ...headers }, body: { name, password: secret } })
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

test('S7 somebody comes back by name and password, however the name is written', async () => {
  const world = await startWorld()
  const home = await atDevice(world, 'north-editor')
  expect((await set(home)).status).toBe(204)
  const response = await enter(world, '  anke@EXAMPLE.org ', password.normalize('NFD'))
  expect(response.status).toBe(204)
  expect(await holding(world, cookieOf(response)).get('/api/me')).toMatchObject({ actor: { member: 'north-editor' } })
  expect(await home.get<WaysReply>('/api/me/ways')).toMatchObject({ signInName: 'anke@example.org' })
  expect(world.log.join('\n')).not.toContain('unrelated')
})

test('S7 an unknown name and a wrong password get the same answer, after the same work', async () => {
  const world = await startWorld()
  await set(await atDevice(world, 'north-editor'))
  const answers = await Promise.all([
    enter(world, 'anke@example.org', 'four unrelated words'),
    enter(world, 'nobody', 'four unrelated words'),
  ])
  const [wrong, unknown] = await Promise.all(answers.map(async each => [each.status, await each.text()]))
  expect(wrong).toEqual(unknown)
  expect(wrong?.[0]).toBe(401)
  // The work is the same by construction: with no hash at all the same function derives at the same costs.
  const work = passwordWork(systemChance)
  const hash = await work.hash(password)
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await Promise.all([work.fits(password, hash), work.fits('other', hash), work.fits(password, null)])).toEqual([
    true,
    false,
    false,
  ])
})

test('S7 guessing one name is slowed more and more, and the rightful person gets in after the wait', async () => {
  const world = await startWorld()
  await set(await atDevice(world, 'north-editor'))
  const statuses: number[] = []
  for (let n = 0; n < 7; n++) statuses.push((await enter(world, 'anke@example.org', `wrong guess ${n}`)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  const waiting = await enter(world, 'ANKE@example.org', password)
  expect(await waiting.json()).toMatchObject({ code: 'wait', facts: { seconds: 2 } })
  world.pass(3_000)
  expect((await enter(world, 'anke@example.org', 'again wrong')).status).toBe(401)
  world.pass(3_000)
  expect(await codeOf(await enter(world, 'anke@example.org', password))).toBe('wait') // four seconds by now
  world.pass(2_000)
  expect((await enter(world, 'anke@example.org', password)).status).toBe(204)
})

test('S7 guessing one name from many addresses is slowed too, whether there is such a name or not', async () => {
  const world = await startWorld({ trustedProxies: 1 })
  const from = (n: number) => ({ 'X-Forwarded-For': `10.1.${n}.1` })
  const guesses = Array.from({ length: 31 }, (_, n) => enter(world, 'nobody', `guess ${n} of it`, from(n)))
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.filter(status => status === 429).length).toBe(1)
})

test('S7 short, common and foreseeable passwords are refused, and no other rule is made', async () => {
  const world = await startWorld()
  const home = await atDevice(world, 'north-editor')
  const tried = async (secret: string) => codeOf(await set(home, { password: secret }))
  expect(await tried('seven77')).toBe('password-short')
  for (const weak of [
    'password',
    'Football',
    '1qaz2wsx',
    'aaaaaaaaaaaa',
    'north-editor',
    'Twinboard2026!',
    'anke@example1',
  ])
    expect([weak, await tried(weak)]).toEqual([weak, 'password-common'])
  let current = ''
  for (const fine of ['длинное слово и поезд', ' spaces around ', 'x'.repeat(60) + 'abc '.repeat(20)]) {
    expect((await set(home, { password: fine, current })).status).toBe(204)
    current = fine
  }
})

test('S7 the list of common passwords holds those of its source', () => {
  const file = readFileSync(new URL('../../server/passwords/tried-first.bin', import.meta.url))
  const words = dictionary['passwords-common'] as readonly string[]
  expect(file.equals(commonFile(words))).toBe(true)
  expect(
    words
      .filter(word => [...word].length >= 8)
      .slice(0, 3000)
      .every(word => isIn(file, word.toUpperCase())),
  ).toBe(true)
  expect(isIn(file, password)).toBe(false)
})

test('S7 a name belongs to one person on the server', async () => {
  const world = await startWorld()
  await set(await atDevice(world, 'north-editor'))
  const other = await atDevice(world, 'far-chair')
  expect(await codeOf(await set(other, { name: 'ANKE@example.ORG' }))).toBe('name-taken')
})

test('S7 who finds a device signed in cannot take the password over: it takes the old one, or a proof of just now', async () => {
  const world = await startWorld({}, { owner: null })
  const home = await atDevice(world, 'north-editor')
  await set(home)
  world.pass(25 * 3_600_000) // a first password shows who is there only after a day
  const next = { password: 'another four plain things' }
  expect(await codeOf(await set(home, next))).toBe('proof-needed')
  expect(await codeOf(await set(home, { ...next, current: 'a wrong guess' }))).toBe('password-wrong')
  expect(await codeOf(await home.post('/api/me/password/remove', { current: '' }))).toBe('proof-needed')
  expect((await set(home, { ...next, current: password })).status).toBe(204)
  expect((await enter(world, 'anke@example.org', password)).status).toBe(401)
  expect((await home.post('/api/me/password/remove', { current: '' })).status).toBe(204) // proved by the change before
  expect((await enter(world, 'anke@example.org', next.password)).status).toBe(401)
})

test('S7 wrong guesses at one’s own password are slowed as well', async () => {
  const world = await startWorld()
  const home = await atDevice(world, 'north-editor')
  await set(home)
  const guess = () => home.post('/api/me/prove', { password: 'a wrong guess' })
  const statuses: number[] = []
  for (let n = 0; n < 6; n++) statuses.push((await guess()).status)
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
  world.pass(1 * minutes)
  expect((await home.post('/api/me/prove', { password })).status).toBe(204)
})

test('S7 changing the password ends the other sessions where that is wished', async () => {
  const world = await startWorld()
  const [home, tablet] = [await atDevice(world, 'north-editor'), await atDevice(world, 'north-editor')]
  await set(home, { endOthers: true })
  const status = async (device: AtDevice) =>
    (await world.call('/api/me', { headers: { Cookie: device.cookie } })).status
  expect([await status(home), await status(tablet)]).toEqual([200, 401])
})

test('S7 a tool with an access token changes no way in', async () => {
  const world = await startWorld()
  const body = { name: 'tool', password, current: '', endOthers: false }
  for (const [path, said] of [
    ['/api/me/password', body],
    ['/api/me/password/remove', { current: '' }],
    ['/api/me/prove', { password }],
    ['/api/me/devices/end-others', {}],
  ] as const)
    expect((await world.call(path, { as: 'north-chair', body: said })).status).toBe(403)
})
