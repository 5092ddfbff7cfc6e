/** People's data over HTTP: one's own file, erasing, notices and the record, as the server gives them. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { traces } from '#server/store/traces.ts'
import type { PrivacyReply } from '#shared/protocol/privacy.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import { type Call, linkOf, startWorld, tokenOf, type Who, type World } from './world.ts'

const post = (as: Who, body: unknown = {}): Call => ({ as, body })

async function fileOf(world: World, as: Who, language = 'en'): Promise<{ json: string; html: string }> {
  const response = await world.call(`/api/me/data?language=${language}`, { as })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  return { json: part('my-data.json'), html: part('index.html') }
}

test('G1 the file of my data holds each kind of thing, in my language, and no secret', async () => {
  const world = await startWorld()
  await world.call('/api/sign-in', {
    body: { secret: linkOf('north-editor') },
    headers: { Origin: world.app.address, 'User-Agent': 'Firefox Linux' },
  })
  const { json, html } = await fileOf(world, 'north-editor', 'de')
  const data = JSON.parse(json) as Record<string, readonly Record<string, unknown>[]>
  const tables = [...new Set(traces.filter(({ given }) => given.length > 0).map(({ table }) => table))]
  expect(Object.keys(data)).toEqual(expect.arrayContaining(tables))
  expect(data.members).toMatchObject([{ name: 'north-editor', committee: 'north', role: 'editor' }])
  expect(data.sessions).toMatchObject([{ device: 'Firefox · Linux', way: 'link' }])
  expect(data.tokens).toMatchObject([{ note: 'test' }])
  expect(json + html).not.toMatch(/[0-9a-f]{64}/) // no hash of a secret either
  expect(json).not.toContain(tokenOf('north-editor'))
  expect(html).toContain('<html lang="de" dir="ltr">')
  expect(html).toContain('Anmeldungen')
  expect(html).not.toMatch(/privacy\.(table|column|file)/) // every word is there
})

test('G1 the file is for members only, and is not made without end', async () => {
  const world = await startWorld()
  for (let n = 0; n < 3; n++) await fileOf(world, 'south-editor')
  expect(await world.problem('/api/me/data', { as: 'south-editor' })).toMatchObject({ code: 'too-many' })
  expect(await world.problem('/api/me/data')).toMatchObject({ code: 'not-signed-in' })
})

test('G2 a member erases themselves by typing their name; they are let in no more and the name is nowhere', async () => {
  const world = await startWorld()
  expect(await world.problem('/api/me/erase', post('south-editor', { name: 'somebody' }))).toMatchObject({
    code: 'bad-request',
  })
  expect((await world.call('/api/me/erase', post('south-editor', { name: 'south-editor ' }))).status).toBe(204)
  expect(await world.problem('/api/me', { as: 'south-editor' })).toMatchObject({ code: 'not-signed-in' })
  const again = { body: { secret: linkOf('south-editor') }, headers: { Origin: world.app.address } }
  expect(await world.problem('/api/sign-in', again)).toMatchObject({ code: 'link-invalid' })
  const { members } = await world.json<{ members: { name: string }[] }>(`/api/boards/${world.board}`, {
    as: 'north-chair',
  })
  expect(members.map(({ name }) => name)).not.toContain('south-editor')
})

test('G2 nobody but an owner erases somebody else, and only who was removed', async () => {
  const world = await startWorld()
  for (const as of ['north-chair', 'south-editor'] as const)
    expect(await world.problem('/api/members/north-editor/erase', post(as))).toMatchObject({ code: 'not-allowed' })
  expect((await world.json<PrivacyReply>('/api/privacy', { as: 'north-chair' })).removed).toEqual([])
})

test('G3 a chair erases the history of a board; others may not, and strangers see none', async () => {
  const world = await startWorld()
  const path = `/api/boards/${world.board}/erase-history`
  expect(await world.problem(path, post('north-editor'))).toMatchObject({ code: 'not-allowed' })
  expect(await world.problem(path, post('far-chair'))).toMatchObject({ code: 'not-found' })
  expect((await world.call(path, post('north-chair'))).status).toBe(204)
  const { boards } = await world.json<MeReply>('/api/me', { as: 'north-chair' })
  expect(boards.map(({ title }) => title)).toEqual([{ en: { text: 'Bridge' } }])
})

test('G5 the record of processing is for owners; what is kept how long is for all, and names the host', async () => {
  const world = await startWorld({ hostName: 'Town of Kemi', privacyContact: 'data@kemi.example' })
  const reply = await world.json<PrivacyReply>('/api/privacy?language=ru', { as: 'south-observer' })
  expect(reply).toMatchObject({ host: 'Town of Kemi', contact: 'data@kemi.example' })
  expect(reply.kept.join(' ')).toMatch(/30.*90.*56/)
  expect(await world.problem('/api/privacy/record', { as: 'south-observer' })).toMatchObject({ code: 'not-allowed' })
})

test('G6 a notice is read once, and again when its words change; only the own chair puts it', async () => {
  const world = await startWorld()
  const noticeFor = async (as: Who) => (await world.json<PrivacyReply>('/api/privacy', { as })).notice
  expect(await noticeFor('north-editor')).toMatchObject({ version: 0, words: {}, isRead: false })
  expect((await world.call('/api/me/notice', post('north-editor', { version: 0 }))).status).toBe(204)
  expect(await noticeFor('north-editor')).toMatchObject({ isRead: true })

  const words = { de: 'Fragen an das Rathaus.', en: '' }
  const path = '/api/committees/north/notice'
  for (const as of ['north-editor', 'south-editor'] as const)
    expect(await world.problem(path, post(as, { words }))).toMatchObject({ code: 'not-allowed' })
  expect(await world.problem(path, post('far-chair', { words }))).toMatchObject({ code: 'not-found' })
  expect((await world.call(path, post('north-chair', { words }))).status).toBe(204)
  const changed = await noticeFor('north-editor')
  expect(changed).toMatchObject({ words: { de: { text: 'Fragen an das Rathaus.' } }, isRead: false })
  expect(await world.problem('/api/me/notice', post('north-editor', { version: 0 }))).toMatchObject({
    code: 'bad-request',
  })
  await world.call('/api/me/notice', post('north-editor', { version: changed.version }))
  expect(await noticeFor('north-editor')).toMatchObject({ isRead: true })
  expect(await noticeFor('south-editor')).toMatchObject({ version: 0 }) // another city's
})
