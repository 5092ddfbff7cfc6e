/** The calls: what is asked, and how a no comes back. */
import { expect, test } from 'vitest'
import { createApi, exportAddress } from '#client/state/api.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Call = { readonly path: string; readonly init: RequestInit | undefined }

function answering(status: number, body: unknown) {
  const calls: Call[] = []
  const fetch = async (path: unknown, init?: RequestInit) => {
    calls.push({ path: String(path), init })
    return new Response(status === 204 ? null : typeof body === 'string' ? body : JSON.stringify(body), { status })
  }
  return { calls, api: createApi(fetch) }
}

test('S7 a change is a POST with JSON on this origin', async () => {
  const { calls, api } = answering(204, null)
  await api.signIn('secret', 'key')
  expect(calls[0]?.path).toBe('/api/sign-in')
  expect(calls[0]?.init).toMatchObject({
    method: 'POST',
    credentials: 'same-origin',
    body: '{"secret":"secret","key":"key"}',
  })
  expect(new Headers(calls[0]?.init?.headers).get('content-type')).toBe('application/json')
})

test('a problem comes back as the refusal that it names, with its facts', async () => {
  const { api } = answering(409, { code: 'plan-moved', facts: { version: 3 }, status: 409 })
  await expect(api.propose('board', { digest: 'd' })).rejects.toEqual(new Refusal('plan-moved', { version: 3 }))
})

test('an answer that is no problem of ours is said to be unexpected, a gateway’s to be out of reach', async () => {
  await expect(answering(500, '<html>').api.me()).rejects.toEqual(new Refusal('unexpected'))
  await expect(answering(502, '<html>').api.me()).rejects.toEqual(new Refusal('room-unavailable'))
  await expect(answering(418, { code: 'toString' }).api.me()).rejects.toEqual(new Refusal('unexpected'))
})

test('a server that cannot be reached is a refusal that passes', async () => {
  const api = createApi(() => Promise.reject(new TypeError('failed to fetch')))
  await expect(api.me()).rejects.toEqual(new Refusal('room-unavailable'))
})

test('R7 a version is fetched once, since it never changes, and again when that failed', async () => {
  const good = answering(200, { number: 2 })
  await Promise.all([good.api.version('board', 2), good.api.version('board', 2)])
  expect(good.calls).toHaveLength(1)
  const bad = answering(503, {})
  await expect(bad.api.version('board', 2)).rejects.toBeInstanceOf(Refusal)
  await expect(bad.api.version('board', 2)).rejects.toBeInstanceOf(Refusal)
  expect(bad.calls).toHaveLength(2)
})

test('an export has an address of its own', () => {
  expect(exportAddress('b', 'csv', { version: 'draft', language: 'de', list: 'stops' })).toBe(
    '/api/boards/b/export/csv?version=draft&language=de&list=stops',
  )
})
