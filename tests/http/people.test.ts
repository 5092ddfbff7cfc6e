/** Who may run a partnership, seat people and hand over, by every call and every kind of person. */
import { expect, test } from 'vitest'
import type { PartnershipReply } from '#shared/protocol/people.ts'
import type { BoardReply, MeReply } from '#shared/protocol/routes.ts'
import { startSharedWorld, startWorld, type Who, type World } from './world.ts'

const shared = await startSharedWorld()

const committee = {
  city: 'Kemi',
  initials: 'KE',
  colour: 3,
  zone: 'Europe/Helsinki',
  country: 'FI',
  lat: 65.7,
  lon: 24.6,
}
const status = { status: 'suspended', since: '2022-03-01', source: 'Council' }
const handed = { to: 'north-editor', office: 'Seat', signatory: true, chair: true }
const change = (member: string) => `/api/members/${member}`

/** Path, body, and who may. The owner is a commenter of the south. */
const calls: readonly [string, (world: World) => string, unknown, readonly Who[]][] = [
  ['rename the partnership', () => '/api/partnership', { name: 'North and South' }, ['south-owner']],
  ['say its status', () => '/api/partnership', { status }, ['south-owner']],
  [
    'set it up',
    () => '/api/partnership/set-up',
    { partnership: 'P', committee, name: 'N', office: '' },
    ['south-owner'],
  ],
  ['add a committee', () => '/api/committees', { id: 'kemi', ...committee }, ['south-owner']],
  ['change a committee', () => '/api/committees/north', committee, ['south-owner']],
  ['change a role', () => change('north-editor'), { role: 'observer' }, ['south-owner', 'north-chair']],
  ['give the right to sign', () => change('north-editor'), { signatory: true }, ['south-owner', 'north-chair']],
  ['correct a name', () => change('north-editor'), { name: 'Nora' }, ['south-owner', 'north-chair']],
  ['make an owner', () => change('north-editor'), { owner: true }, ['south-owner']],
  ['remove somebody', () => `${change('north-editor')}/remove`, {}, ['south-owner', 'north-chair']],
  ['hand over the chair', () => `${change('north-chair')}/hand-over`, handed, ['south-owner', 'north-chair']],
  [
    'hand over an office of one’s own',
    () => `${change('south-observer')}/hand-over`,
    { to: 'south-editor', office: 'Seat', signatory: false, chair: false },
    ['south-owner', 'south-observer'],
  ],
  [
    'choose the committees of a board',
    w => `/api/boards/${w.board}/committees`,
    { committees: ['north'] },
    ['south-owner', 'north-chair'],
  ],
]
const askers: readonly Who[] = [
  'south-owner',
  'north-chair',
  'north-editor',
  'south-editor',
  'south-observer',
  'far-chair',
  'north-guest',
]

test.each(calls)('M2 who may %s', async (_what, path, body, allowed) => {
  const answers: Record<string, number> = {}
  for (const asker of askers) {
    if (allowed.includes(asker)) continue
    answers[asker] = (await call(shared, asker, path(shared), body)).status
  }
  expect(new Set(Object.values(answers))).toEqual(new Set(expectedOf(path(shared))))
  for (const asker of allowed) {
    const world = await startWorld()
    const first = await call(world, asker, path(world), body)
    expect([asker, first.status]).toEqual([asker, 204])
    const { register } = await people(world)
    expect(register.length).toBeGreaterThan(0)
    // An answer that was lost: the same call again changes nothing, if the asker may still ask.
    const again = await call(world, asker, path(world), body)
    expect([204, 403, 404]).toContain(again.status)
    expect((await people(world)).register).toEqual(register)
  }
})

/** To another partnership nobody and no board is there; whose own it would be, is only not allowed. */
function expectedOf(path: string): number[] {
  return /^\/api\/(partnership|committees)/.test(path) ? [403] : [403, 404]
}

test('M1 members see who is there, guests do not, and nobody sees another partnership', async () => {
  const reply = await shared.json<PartnershipReply>('/api/partnership', { as: 'south-observer' })
  expect(reply.committees.map(({ id }) => id)).toEqual(['north', 'south'])
  expect(reply.members.map(({ id }) => id)).toContain('north-chair')
  expect(reply.members.map(({ id }) => id)).not.toContain('far-chair')
  expect(reply.partnership).toMatchObject({ id: 'near', status: 'active' })
  expect((await call(shared, 'north-guest', '/api/partnership')).status).toBe(403)
  expect((await shared.call('/api/partnership', { headers: { 'Sec-Fetch-Site': 'same-origin' } })).status).toBe(401)
})

test.each<[string, string, unknown]>([
  ['a status that is none', '/api/partnership', { status: { ...status, status: 'enemies' } }],
  ['a day that is none', '/api/partnership', { status: { ...status, since: '2022-02-30' } }],
  ['a zone that is none', '/api/committees', { id: 'x', ...committee, zone: 'Mars/Base' }],
  ['a colour that is none', '/api/committees', { id: 'x', ...committee, colour: 9 }],
  ['no name', '/api/partnership', { name: '  ' }],
  ['a role that is none', '/api/members/north-editor', { role: 'king' }],
  ['more than is asked', '/api/members/north-editor', { removed_at: 1 }],
  ['a chair who is a guest', '/api/members/north-guest', { role: 'chair' }],
  ['no committee', `/api/boards/${shared.board}/committees`, { committees: [] }],
  ['a committee of others', `/api/boards/${shared.board}/committees`, { committees: ['south', 'far'] }],
])('H3 %s is refused', async (_what, path, body) => {
  const response = await call(shared, 'south-owner', path, body)
  expect(await response.json()).toMatchObject({ status: 400, code: 'bad-request' })
})

test('M3 a chair may not remove an owner, nor anybody the last chair', async () => {
  const world = await startWorld()
  expect((await call(world, 'south-owner', change('north-editor'), { owner: true })).status).toBe(204)
  const refused = await call(world, 'north-chair', `${change('north-editor')}/remove`, {})
  expect(await refused.json()).toMatchObject({ code: 'not-allowed' })
  const last = await call(world, 'south-owner', `${change('north-chair')}/remove`, {})
  expect(await last.json()).toMatchObject({ code: 'last-chair', facts: { city: 'north' } })
})

test('M4 whoever is removed is let in by nothing, and their decision keeps name and office', async () => {
  const world = await startWorld()
  const exported = await world.call(`/api/boards/${world.board}/export/json`, { as: 'south-editor' })
  const digest = exported.headers.get('etag')?.slice(1, 65)
  const { proposal } = await world.json<{ proposal: { id: string } }>(`/api/boards/${world.board}/proposals`, {
    as: 'south-editor',
    body: { digest },
  })
  const answered = await world.call(`/api/boards/${world.board}/proposals/${proposal.id}/decisions`, {
    as: 'south-editor',
    body: { digest, kind: 'approve', comment: '' },
  })
  expect(answered.status).toBe(200)
  await call(world, 'south-owner', `${change('south-editor')}/remove`, {})
  expect((await world.call('/api/me', { as: 'south-editor' })).status).toBe(401)
  const link = { body: { secret: 'link-secret-of-south-editor' }, headers: { 'Sec-Fetch-Site': 'same-origin' } }
  expect((await world.call('/api/sign-in', link)).status).toBe(401)
  const { proposals } = await world.json<{ proposals: [{ decisions: [{ by: object }] }] }>(
    `/api/boards/${world.board}/proposals`,
    { as: 'north-chair' },
  )
  expect(proposals[0].decisions[0].by).toMatchObject({ member: 'south-editor', name: 'south-editor', office: 'Seat' })
  const board = await world.json<BoardReply>(`/api/boards/${world.board}`, { as: 'north-chair' })
  expect(board.members.map(({ id }) => id)).not.toContain('south-editor')
})

test('M6 the people of a committee that leaves a board see it no more', async () => {
  const world = await startWorld()
  const path = `/api/boards/${world.board}/committees`
  expect((await call(world, 'north-chair', path, { committees: ['north'] })).status).toBe(204)
  expect((await world.call(`/api/boards/${world.board}`, { as: 'south-editor' })).status).toBe(404)
  expect((await world.json<MeReply>('/api/me', { as: 'south-editor' })).boards).toEqual([])
})

function call(world: World, asker: Who, path: string, body?: unknown): Promise<Response> {
  return world.call(path, { as: asker, ...(body === undefined ? {} : { body }) })
}

function people(world: World): Promise<PartnershipReply> {
  return world.json('/api/partnership', { as: 'south-observer' })
}
