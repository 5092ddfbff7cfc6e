/** One attacker through all doors of a real server: other sites, links, cookies, addresses, bodies, files and logs. */
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { sha256Hex } from '#shared/digest.ts'
import { addRecord } from '#shared/plan/edits.ts'
import type { PersonName } from '#tests/harness/small-world.ts'
import { SocketPerson } from '#tests/harness/socket-person.ts'
import { until } from '#tests/harness/until.ts'
import { linkOf, startSharedWorld, startWorld, tokenOf, type Who, type World } from './world.ts'

const shared = await startSharedWorld()
const evil = 'https://evil.example'
const ownPage = { 'Sec-Fetch-Site': 'same-origin' }

/** The cookie of a victim who is signed in, as their browser would send it along. */
async function victimOf(world: World, who: Who = 'north-chair'): Promise<string> {
  const response = await world.call('/api/sign-in', { body: { secret: linkOf(who) }, headers: ownPage })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Whether a web socket opens. */
function opens(url: string, headers: Record<string, string>): Promise<boolean> {
  const socket = new WebSocket(url.replace('http', 'ws'), { headers })
  onTestFinished(() => socket.terminate())
  return new Promise(resolve => {
    socket.once('open', () => resolve(true)).once('error', () => resolve(false))
  })
}

type Raw = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

/** A request as it is written here: no library tidies up its address. */
function raw(
  world: World,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Raw> {
  const { hostname, port } = new URL(world.app.address)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers, agent: false }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', piece => (text += piece))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const doors: [string, (world: World, headers: Record<string, string>) => Promise<boolean>][] = [
  ['an HTTP call', async (world, headers) => (await world.call('/api/sign-out', { body: {}, headers })).status === 204],
  [
    'a Socket.IO socket',
    (world, headers) => opens(`${world.app.address}/socket.io/?EIO=4&transport=websocket`, headers),
  ],
  [
    'Socket.IO by polling',
    async (world, headers) => (await world.call('/socket.io/?EIO=4&transport=polling', { headers })).status === 200,
  ],
  ['a y-websocket socket', (world, headers) => opens(`${world.app.address}/yjs/${world.board}`, headers)],
]

test.each(doors)('S5 with the cookie of a victim another site cannot use %s', async (_door, enters) => {
  const world = await startWorld()
  const Cookie = await victimOf(world)
  for (const Origin of [evil, 'null', world.app.address.replace('127.0.0.1', '127.0.0.1.evil.example')])
    expect(await enters(world, { Cookie, Origin }), Origin).toBe(false)
  expect(await enters(world, { Cookie, 'Sec-Fetch-Site': 'cross-site' })).toBe(false)
  expect(await enters(world, { Cookie, Origin: world.app.address })).toBe(true)
  expect(world.log.filter(line => line.includes('auth.refused')).length).toBeGreaterThan(0)
})

test.each([
  ['a form', 'application/x-www-form-urlencoded'],
  ['a form with files', 'multipart/form-data; boundary=x'],
  ['text that is JSON', 'text/plain'],
  ['JSON, sent by a page that asks nobody', 'application/json'],
])('S7 %s of another site changes nothing', async (_what, type) => {
  const world = await startWorld()
  const Cookie = await victimOf(world)
  const sources: Record<string, string>[] = [{}, { Origin: evil }, { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }]
  for (const source of sources) {
    const headers = { Cookie, 'Content-Type': type, ...source }
    expect((await world.call('/api/sign-out', { raw: '{}', headers })).status).toBe(403)
  }
  for (const path of ['/api/sign-out', '/api/sign-out?_method=POST'])
    expect((await world.call(path, { headers: { Cookie, 'X-HTTP-Method-Override': 'POST' } })).status).toBe(404)
  expect((await world.call('/api/me', { headers: { Cookie } })).status).toBe(200)
})

test('S7 a token that somebody planted in a browser is never the one of a session', async () => {
  const world = await startWorld()
  const planted = `twinboard=${'A'.repeat(43)}`
  const body = { secret: linkOf('north-chair') }
  const response = await world.call('/api/sign-in', { body, headers: { ...ownPage, Cookie: planted } })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  expect(response.status).toBe(204)
  expect(cookie).not.toBe(planted)
  expect((await world.call('/api/me', { headers: { Cookie: planted } })).status).toBe(401)
  expect((await world.call(`/api/me?twinboard=${'A'.repeat(43)}`)).status).toBe(401)
})

test('S8 a scanner that follows links uses none up, and learns no name', async () => {
  const world = await startWorld()
  const secret = linkOf('north-chair')
  for (const path of ['/sign-in', '/api/sign-in', '/join', '/api/invitations', '/'])
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'])
      for (const tail of ['', `?secret=${secret}`, `/${secret}`]) {
        const { status, headers, body } = await raw(world, path + tail, {}, method)
        expect([200, 400, 401, 403, 404, 405, 501], `${method} ${path}`).toContain(status)
        expect(headers['set-cookie']).toBeUndefined()
        expect(body).not.toContain('north-chair')
      }
  await victimOf(world)
  expect(await victimOf(world)).not.toBe('') // it was good for two, and still is
})

const tricks = [
  '/../../etc/passwd',
  '/assets/../../../etc/passwd',
  '/assets/..%2f..%2f..%2fetc%2fpasswd',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/%252e%252e%252fpackage.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/app-1a2b3c.js%00.html',
  '/%00',
  '/%c0%ae%c0%ae/',
  '/.git/config',
  '/.env',
  '/twinboard.sqlite',
  '/demo.json',
  '//evil.example/%2f..',
  '/\\evil.example',
  '/sign-in?next=https://evil.example&return_to=//evil.example',
  '/api/boards/__proto__',
  '/api/boards/constructor',
  '/api/boards/%2e%2e%2f%2e%2e',
  '/api/boards/x/export/../../../me',
  `/${'a'.repeat(9000)}`,
  `/api/${'%41'.repeat(2500)}`,
  'http://evil.example/api/me',
]

test.each(tricks)('H3 the address %s leads nowhere', async path => {
  const { status, headers, body } = await raw(shared, path, { Authorization: `Bearer ${tokenOf('north-chair')}` })
  expect([200, 400, 404, 414, 431]).toContain(status)
  expect(headers.location).toBeUndefined()
  expect(headers['access-control-allow-origin']).toBeUndefined()
  for (const found of ['root:', 'SQLite', '"dependencies"', '[core]', 'secret']) expect(body).not.toContain(found)
  if (status === 200) expect(body).toMatch(/^<!doctype html>|north-chair/)
})

test('H3 heads that lie about who we are, or how long they are, change no answer', async () => {
  const world = await startWorld({ origin: 'https://plan.example.org' })
  for (const Host of ['evil.example', "x; script-src 'unsafe-inline'", 'evil.example:99999', '']) {
    const { status, headers } = await raw(world, '/', {
      Host,
      'X-Forwarded-Host': 'evil.example',
      'X-Original-URL': '/api/me',
    })
    expect([200, 400]).toContain(status)
    expect(JSON.stringify(headers)).not.toMatch(/evil|unsafe-inline'?;? ?script/)
    expect(headers.location).toBeUndefined()
  }
  const smuggled = { 'Content-Length': '4', 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' }
  expect((await raw(world, '/api/sign-in', { ...ownPage, ...smuggled }, 'POST', '{}')).status).toBe(400)
})

test('H3 keys that would reach the prototype of things are refused and reach nothing', async () => {
  const as = 'north-chair'
  const fields = '"title": "x", "language": "en", "committees": ["north"]'
  for (const more of [
    '"__proto__": {"owner": true}',
    '"constructor": {"prototype": {"owner": true}}',
    '"owner": true',
  ]) {
    const status = (await shared.call('/api/boards', { as, raw: `{${fields}, ${more}}` })).status
    expect([more, status]).toEqual([more, 400])
  }
  await shared.call('/api/places?__proto__[owner]=1&q=x&q=y', { as })
  expect(({} as { owner?: unknown }).owner).toBeUndefined()
})

test('S11 what an attacker writes into a plan is computed by no spreadsheet', async () => {
  const world = await startWorld()
  const headers = { Authorization: `Bearer ${tokenOf('north-editor')}` }
  const person = new SocketPerson(world.app.address, 'north-editor' as PersonName, world.board, headers)
  onTestFinished(() => person.close())
  await person.ready()
  const formulas = ['=HYPERLINK("https://evil.example")', '+1+cmd', '@SUM(A1)', '\t=1', '-2+3', '＝1+1']
  for (const [i, text] of formulas.entries())
    addRecord(person.doc, 'tasks', `t${i}`, { title: { en: { text } } }, 'end')
  await until('all of it is saved', () => person.saved)
  const file = (format: string) => world.call(`/api/boards/${world.board}/export/${format}`, { as: 'north-editor' })
  const csv = await (await file('csv?list=tasks')).text()
  for (const text of formulas) expect(csv).toContain(`'${text.replaceAll('"', '""')}`)
  const sheets = unzipSync(await (await file('xlsx')).bytes())
  for (const [name, bytes] of Object.entries(sheets))
    if (name.endsWith('.xml') || name.endsWith('.rels'))
      expect(strFromU8(bytes), name).not.toMatch(/<f[ >]|TargetMode="External"/)
})

test('H2 a guest reaches their own board and nothing else', async () => {
  const world = await startWorld()
  const { id: other } = await world.json<{ id: string }>('/api/boards', {
    as: 'north-chair',
    body: { title: 'Other', language: 'en', committees: ['north'] },
  })
  seatGuest(world)
  const call = async (path: string, body?: unknown) =>
    (await world.call(path, { body, headers: { Authorization: 'Bearer access-token-of-the-guest' } })).status
  const own = `/api/boards/${world.board}`
  expect(await call(own)).toBe(200)
  for (const path of [`/api/boards/${other}`, `${own}/export/json`, `/api/boards/${other}/export/json`])
    expect([path, [403, 404].includes(await call(path))]).toEqual([path, true])
  const digest = 'a'.repeat(64)
  for (const [path, body] of [
    ['/api/boards', { title: 'Mine', language: 'en', committees: ['north'] }],
    [`${own}/proposals`, { digest }],
    [`${own}/proposals/p1/decisions`, { digest, kind: 'approve', comment: '' }],
    [`${own}/proposals/p1/withdraw`, {}],
  ] as const)
    expect([path, [403, 404].includes(await call(path, body))]).toEqual([path, true])
  expect(await call('/api/members/north-chair/portrait')).toBe(404)
})

/** Seats a guest of north on the board of the world, as a row: an access token is their way in. */
function seatGuest({ folder, board }: World): void {
  const db = new DatabaseSync(join(folder, 'twinboard.sqlite'))
  const invitedBy = { member: 'north-chair', name: 'north-chair' }
  const guest = JSON.stringify({ board, parts: ['route'], invitedBy, since: 0, until: 9_000_000_000_000 })
  const member =
    'insert into members (id, committee, name, role, office, signatory, at, guest) values (?, ?, ?, ?, ?, 1, 0, ?)'
  db.prepare(member).run('guest', 'north', 'Guest', 'editor', '', guest)
  const token = 'insert into tokens (secret, member, note, at) values (?, ?, ?, 0)'
  db.prepare(token).run(sha256Hex('access-token-of-the-guest'), 'guest', '')
  db.close()
}

test('S14 whatever is sent, and wherever it is put, no secret stands in the log and no line is forged', async () => {
  const world = await startWorld()
  const secret = 'pL4nt3d-s3cr3t-0123456789'
  const cookie = await victimOf(world)
  const headers = {
    ...ownPage,
    Cookie: `${cookie}; other=${secret}`,
    'User-Agent': `x\u009b${secret}`,
    Referer: `${evil}#${secret}`,
  }
  for (const path of [
    `/sign-in?secret=${secret}`,
    `/api/sign-in/${secret}`,
    `/api/${secret}`,
    `/api/boards/${secret}?token=${secret}`,
  ])
    for (const body of [undefined, { secret }, { password: secret, current: secret }])
      await world.call(path, { body, headers: { ...headers, Authorization: `Bearer ${secret}` } })
  for (const broken of [`{"password": "${secret}"`, `"${secret}`, secret])
    await world.call('/api/sign-in', { raw: broken, headers })
  await world.call('/api/sign-in', { body: { secret }, headers })
  await opens(`${world.app.address}/yjs/${world.board}?token=${secret}`, {
    Origin: evil,
    'Sec-WebSocket-Protocol': `token.${secret}`,
  })
  await raw(world, `/api/%0a{"event":"forged"}%0d${secret}`, { Authorization: `Bearer ${secret}` })
  await world.call('/api/sign-out', { body: {}, headers })
  const lines = world.log
  expect(lines.length).toBeGreaterThan(5)
  for (const each of [secret, cookie, cookie.split('=')[1] ?? '', linkOf('north-chair'), '127.0.0.1'])
    expect(lines.filter(line => line.includes(each))).toEqual([])
  const events = lines.map(line => JSON.parse(line).event)
  expect(events).toContain('auth.signed-in')
  expect(events).toContain('auth.signed-out')
  expect(events).toContain('auth.refused')
  expect(events).not.toContain('forged')
})
