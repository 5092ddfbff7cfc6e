/** Bringing files in over HTTP: who may, what may be sent, what is answered, and that looking writes nothing. */
import { expect, test, vi } from 'vitest'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import type { ImportReply, PlanFileReply } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { CreateBoardReply, MeReply, Problem } from '#shared/protocol/routes.ts'
import { startSharedWorld, startWorld, tokenOf, type Who, type World } from './world.ts'

// Each file is read by a process of its own, which a busy machine may take seconds to start.
vi.setConfig({ testTimeout: 120_000 })

const shared = await startSharedWorld()
const table = 'Task,Due on\r\nBook the coach,2027-05-01\r\n'

type Sent = { as?: Who; body?: string | Uint8Array; type?: string; headers?: Record<string, string> }

function send(
  { app }: World,
  path: string,
  { as, body = table, type = 'application/octet-stream', headers }: Sent = {},
): Promise<Response> {
  const caller: Record<string, string> =
    as === undefined ? { Origin: app.address } : { Authorization: `Bearer ${tokenOf(as)}` }
  return fetch(app.address + path, {
    method: 'POST',
    body: body as BodyInit,
    headers: { 'Content-Type': type, ...caller, ...headers },
  })
}
const codeOf = async (response: Response) => ((await response.json()) as Problem).code
const ofBoard = (world: World, query = '') => `/api/boards/${world.board}/imports${query}`
const planOf = async (world: World, board: string): Promise<Plan> =>
  (await world.json<{ plan: Plan }>(`/api/boards/${board}/export/json?version=draft`, { as: 'north-chair' })).plan

test('IM2 looking into a file says what is in it, and writes nothing', async () => {
  const before = freeze(await planOf(shared, shared.board)).digest
  const response = await send(shared, ofBoard(shared), { as: 'north-editor' })
  expect(response.status).toBe(200)
  expect((await response.json()) as ImportReply).toMatchObject({
    format: 'csv',
    list: 'tasks',
    records: [{ row: 2, values: { title: 'Book the coach', due: '2027-05-01' } }],
    notes: [],
    table: {
      separator: ',',
      hasHead: true,
      columns: [
        { heading: 'Task', field: 'title' },
        { heading: 'Due on', field: 'due' },
      ],
    },
  })
  expect(freeze(await planOf(shared, shared.board)).digest).toBe(before)
})

test('IM2 another understanding of a table is asked for in the address', async () => {
  const response = await send(shared, ofBoard(shared, '?list=lines&columns=,title&head=no'), { as: 'north-editor' })
  expect(await response.json()).toMatchObject({
    list: 'lines',
    records: [{ values: { title: 'Due on' } }, { values: { title: '2027-05-01' } }],
  })
  const wrong = [
    '?list=members',
    '?columns=secret',
    '?list=tasks&columns=lat',
    '?list=tasks&columns=title,title',
    '?head=perhaps',
    '?encoding=latin-9',
  ]
  for (const query of wrong)
    expect(await codeOf(await send(shared, ofBoard(shared, query), { as: 'north-editor' })), query).toBe('bad-request')
})

test('IM2 names mean the people and committees of this board', async () => {
  const body = 'Task,Committee,Member\nA,North,north-chair\nB,Far,far-chair\n'
  const reply = (await (await send(shared, ofBoard(shared), { as: 'north-editor', body })).json()) as ImportReply
  expect(reply.records.map(({ values }) => values)).toEqual([
    { title: 'A', committee: 'north', member: 'north-chair' },
    { title: 'B' },
  ])
  expect(reply.notes.map(({ code, field }) => [code, field])).toEqual([
    ['reference-unknown', 'committee'],
    ['reference-unknown', 'member'],
  ])
})

test('IM2 who may not edit may not bring anything in, and guests may not, whatever their parts', async () => {
  for (const as of ['south-observer', 'south-commenter', 'north-guest'] as const)
    expect(await codeOf(await send(shared, ofBoard(shared), { as })), as).toBe('not-allowed')
  expect(await codeOf(await send(shared, ofBoard(shared), { as: 'far-chair' }))).toBe('not-found')
  expect(await codeOf(await send(shared, ofBoard(shared)))).toBe('not-signed-in')
  for (const path of ['/api/imports/plan', '/api/imports/board?committees=south'])
    for (const as of ['south-editor', 'south-owner', 'north-guest'] as const)
      expect(await codeOf(await send(shared, path, { as })), as).toBe('not-allowed')
})

test('IM2 only bytes that no form of another page can send are read, and not too many of them', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/csv'])
    expect(await codeOf(await send(shared, ofBoard(shared), { as: 'north-editor', type })), type).toBe('bad-request')
  const large = new Uint8Array(limits.importBytes + 1)
  const refused = await send(shared, ofBoard(shared), { as: 'north-editor', body: large }).then(codeOf, () => 'cut off')
  expect(['too-large', 'cut off']).toContain(refused)
  const packed = await send(shared, ofBoard(shared), { as: 'north-editor', headers: { 'Content-Encoding': 'gzip' } })
  expect(await codeOf(packed)).toBe('bad-request')
})

test('IM2 another site cannot send a file in a member’s name', async () => {
  const { app, board } = shared
  const headers = {
    'Content-Type': 'application/octet-stream',
    Origin: 'https://elsewhere.example',
    Cookie: 'twinboard=x',
  }
  expect(
    await codeOf(await fetch(`${app.address}/api/boards/${board}/imports`, { method: 'POST', body: table, headers })),
  ).toBe('wrong-origin')
})

test('IM2 a refusal names its reason, and what is no file at all has one, too', async () => {
  const refused: Record<string, string | Uint8Array> = {
    'import-unknown': new Uint8Array([0, 1, 2, 3]),
    'import-damaged': '<gpx><wpt lat="1" lon="2">',
    'import-unsafe': '<!DOCTYPE gpx [<!ENTITY a "b">]><gpx/>',
    'import-too-much': `Task\n${'x\n'.repeat(limits.importRecords + 1)}`,
    'import-whole-plan': '{"format":"twinboard-plan/1"}',
  }
  for (const [code, body] of Object.entries(refused))
    expect(await codeOf(await send(shared, ofBoard(shared), { as: 'north-editor', body })), code).toBe(code)
})

test('IM9 a plan becomes a new board, which says the same plan to the letter, and is seeded by the server', async () => {
  const world = await startWorld()
  const file = await (
    await world.call(`/api/boards/${world.board}/export/json?version=draft`, { as: 'north-chair' })
  ).text()
  const looked = await send(world, '/api/imports/plan', { as: 'north-chair', body: file })
  const shown = (await looked.json()) as PlanFileReply
  expect(shown).toMatchObject({ title: 'Bridge', language: 'en', isWhole: true, isSame: true, version: null })
  expect(await boardsOf(world)).toHaveLength(1)

  const made = (await (
    await send(world, '/api/imports/board?committees=north,south', { as: 'north-chair', body: file })
  ).json()) as CreateBoardReply
  expect(await boardsOf(world)).toHaveLength(2)
  expect(freeze(await planOf(world, made.id)).digest).toBe(shown.digest)
  expect((await boardsOf(world)).find(({ id }) => id === made.id)?.title).toEqual({ en: { text: 'Bridge' } })
})

test('IM9 nothing of a file that is refused stays: no board, no half of one', async () => {
  const world = await startWorld()
  const file = JSON.parse(
    await (await world.call(`/api/boards/${world.board}/export/json?version=draft`, { as: 'north-chair' })).text(),
  )
  const make = (body: object, committees = 'north') =>
    send(world, `/api/imports/board?committees=${committees}`, { as: 'north-chair', body: JSON.stringify(body) }).then(
      codeOf,
    )
  expect(await make({ ...file, format: 'twinboard-plan/2' })).toBe('import-newer')
  expect(await make({ ...file, plan: { ...file.plan, schema: 2 } })).toBe('import-newer')
  expect(await make({ ...file, plan: { ...file.plan, schema: 0 } })).toBe('import-damaged')
  expect(await make({ ...file, extra: 1 })).toBe('import-damaged')
  expect(await make({ type: 'FeatureCollection', features: [] })).toBe('import-no-plan')
  expect(await make(file, 'south')).toBe('not-allowed')
  expect(await make(file, 'north,far')).toBe('bad-request')
  expect(await make(file, 'north,no where')).toBe('bad-request')
  expect(await boardsOf(world)).toHaveLength(1)
})

async function boardsOf(world: World): Promise<MeReply['boards']> {
  return (await world.json<MeReply>('/api/me', { as: 'north-chair' })).boards
}
