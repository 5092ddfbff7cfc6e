/** Exports as people and tools fetch them. What stands in the files is proved with the formats. */
import { expect, test } from 'vitest'
import type { Proposal } from '#shared/agreement/standing.ts'
import { exportFormats } from '#shared/protocol/routes.ts'
import { linkOf, startSharedWorld, startWorld, type World } from './world.ts'

const world = await startSharedWorld()
const as = 'south-observer'
const address = (rest: string, { board }: World = world) => `/api/boards/${board}/export/${rest}`

async function propose(at: World): Promise<Proposal> {
  const path = `/api/boards/${at.board}/proposals`
  const moved = await at.problem(path, { as: 'north-editor', body: { digest: 'f'.repeat(64) } })
  const body = { digest: moved.facts?.digest }
  return (await at.json<{ proposal: Proposal }>(path, { as: 'north-editor', body })).proposal
}

test.each([...exportFormats])('E12 the draft as %s is a file to keep, never a page of ours', async format => {
  const response = await world.call(address(`${format}?version=draft&list=stops&language=de`), { as })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=/)
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(response.headers.get('cache-control')).toBe('private, no-cache')
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0)
})

test('E12 a file is fetched with a cookie as well as with an access token', async () => {
  const own = await startWorld()
  const body = { secret: linkOf('north-chair') }
  const signedIn = await own.call('/api/sign-in', { body, headers: { 'Sec-Fetch-Site': 'same-origin' } })
  const Cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  expect((await own.call(address('json', own), { headers: { Cookie } })).status).toBe(200)
})

test('E13 the tag of a file begins with the digest of its plan, and spares a second fetch', async () => {
  const own = await startWorld()
  const { digest, id } = await propose(own)
  const path = address('html?version=1', own)
  const first = await own.call(path, { as })
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toMatch(new RegExp(`^"${digest}\\.[0-9a-f]{16}"$`))
  expect((await own.call(path, { as, headers: { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' } })).status).toBe(
    304,
  )
  const answer = { digest, kind: 'approve', comment: '' }
  await own.call(`/api/boards/${own.board}/proposals/${id}/decisions`, { as: 'north-chair', body: answer })
  expect((await own.call(path, { as, headers: { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' } })).status).toBe(
    200,
  )
})

test.each([
  ['a version that is not there', 'json?version=9', 404, 'not-found'],
  ['a version that is none', 'json?version=last', 400, 'bad-request'],
  ['a format that is none', 'odt?version=draft', 400, 'bad-request'],
  ['a list that is none', 'csv?version=draft&list=people', 400, 'bad-request'],
  ['a language that is none', 'html?version=draft&language=%3Cscript%3E', 400, 'bad-request'],
])('H3 %s is refused', async (_what, rest, status, code) => {
  expect(await world.problem(address(rest), { as })).toMatchObject({ status, code })
})
