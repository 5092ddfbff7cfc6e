/** The history of exports over HTTP: what gets a line, what does not, and who reads it. */
import { expect, test } from 'vitest'
import type { ExportProgress, ExportsReply, LinesReply } from '#shared/protocol/exports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { linkOf, startSharedWorld, startWorld, type Who, type World } from './world.ts'

const shared = await startSharedWorld()

async function history(at: World, rest = '', as: Who = 'south-observer'): Promise<ExportsReply> {
  return at.json<ExportsReply>(`/api/boards/${at.board}/exports${rest}`, { as })
}

async function cookieOf(at: World, who: Who): Promise<string> {
  const body = { secret: linkOf(who) }
  const signedIn = await at.call('/api/sign-in', { body, headers: { 'Sec-Fetch-Site': 'same-origin' } })
  return signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
}

test('E50 whoever is given a file stands in the history, with the state of the plan and the digest of the file', async () => {
  const at = await startWorld()
  const path = `/api/boards/${at.board}/export`
  const moved = await at.problem(`/api/boards/${at.board}/proposals`, {
    as: 'north-editor',
    body: { digest: 'f'.repeat(64) },
  })
  const digest = String(moved.facts?.digest)
  await at.call(`/api/boards/${at.board}/proposals`, { as: 'north-editor', body: { digest } })
  const file = await at.call(`${path}/csv?version=1&language=de&list=tasks`, { as: 'south-observer' })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sum = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  await at.call(`${path}/html?version=draft&language=ru`, { as: 'north-editor' })
  const { exports, more } = await history(at)
  expect(more).toBe(false)
  expect(exports).toMatchObject([
    { number: 2, format: 'html', version: null, digest, languages: ['ru'], list: null },
    {
      number: 1,
      format: 'csv',
      version: 1,
      digest,
      languages: ['de'],
      list: 'tasks',
      bytes: bytes.length,
      fileDigest: sum,
    },
  ])
  expect(exports.map(({ by }) => by)).toEqual([
    { member: 'north-editor', name: 'north-editor', committee: 'north' },
    { member: 'south-observer', name: 'south-observer', committee: 'south' },
  ])
  expect(file.headers.get('content-disposition')).toContain(exports[1]?.fileName)
})

test('E50 a look, a file that the browser still has, and one that nobody got are not noted', async () => {
  const at = await startWorld()
  const path = `/api/boards/${at.board}/export/md?version=draft`
  const first = await at.call(path, { as: 'north-chair' })
  const headers = { 'If-None-Match': first.headers.get('etag') ?? '', 'Cache-Control': 'max-age=0' }
  expect((await at.call(path, { as: 'north-chair', headers })).status).toBe(304)
  const looked = await fetch(at.app.address + path, {
    method: 'HEAD',
    headers: { Authorization: `Bearer access-token-of-north-chair` },
  })
  expect(looked.status).toBe(200)
  const lines = await at.json<LinesReply>(`/api/boards/${at.board}/preview/md?version=draft`, { as: 'north-chair' })
  expect(lines.lines[0]).toMatch(/DRAFT/)
  expect(lines.lines.length).toBeLessThanOrEqual(limits.previewLines)
  expect((await at.call(`/api/boards/${at.board}/export/md?version=9`, { as: 'north-chair' })).status).toBe(404)
  expect((await history(at)).exports.map(({ number }) => number)).toEqual([1])
})

test('E51 a page elsewhere cannot make anybody export: nothing is handed out, and nothing noted in their name', async () => {
  const at = await startWorld()
  const path = `/api/boards/${at.board}/export/json?version=draft`
  const Cookie = await cookieOf(at, 'north-chair')
  for (const site of ['cross-site', 'same-site']) {
    const refused = await at.problem(path, {
      headers: { Cookie, 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate' },
    })
    expect(refused).toMatchObject({ status: 403, code: 'wrong-origin' })
  }
  expect((await history(at)).exports).toEqual([])
  for (const site of ['same-origin', 'none'])
    expect((await at.call(path, { headers: { Cookie, 'Sec-Fetch-Site': site } })).status).toBe(200)
  expect((await at.call(path, { as: 'south-editor', headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(200)
  expect((await history(at)).exports.map(({ by }) => by.member)).toEqual(['south-editor', 'north-chair', 'north-chair'])
})

test('E50 the history comes in pages, none left out and none twice', async () => {
  const at = await startWorld()
  const all = limits.exportsPage + 3
  const who: Who[] = ['north-chair', 'north-editor', 'south-editor', 'south-commenter']
  for (let n = 0; n < all; n++)
    await at.call(`/api/boards/${at.board}/export/geojson?version=draft`, { as: who[n % who.length] ?? 'north-chair' })
  const first = await history(at)
  const rest = await history(at, `?before=${first.exports.at(-1)?.number}`)
  expect([first.more, rest.more]).toEqual([true, false])
  const numbers = [...first.exports, ...rest.exports].map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: all }, (_, i) => all - i))
})

test('E50 guests and strangers read no history and look at nothing', async () => {
  for (const rest of ['exports', 'preview/md?version=draft', 'preview?version=draft']) {
    const path = `/api/boards/${shared.board}/${rest}`
    expect(await shared.problem(path, { as: 'north-guest' })).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(await shared.problem(path, { as: 'far-chair' })).toMatchObject({ status: 404, code: 'not-found' })
    expect((await shared.call(path)).status).toBe(401)
  }
})

test.each([
  ['a place in the history that is none', 'exports?before=first'],
  ['a look at what is no text', 'preview/docx?version=draft'],
  ['more pages than are shown', 'preview?version=draft&pages=1000'],
  ['a key that is none', 'export/md?version=draft&progress=%22'],
])('H3 %s is refused', async (_what, rest) => {
  const path = `/api/boards/${shared.board}/${rest}`
  expect(await shared.problem(path, { as: 'north-chair' })).toMatchObject({ status: 400, code: 'bad-request' })
})

test('E52 how far an export is that nobody asked for is unknown', async () => {
  const reply = await shared.json<ExportProgress>('/api/exports/progress/k1', { as: 'north-chair' })
  expect(reply).toEqual({ stage: 'unknown' })
  expect((await shared.call('/api/exports/progress/k1')).status).toBe(401)
})
