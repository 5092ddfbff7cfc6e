/** Invitations over HTTP: who may make which, what a stranger with the link is told, and who they are afterwards. */
import { expect, test } from 'vitest'
import type { InvitationsReply, InviteReply, InviteRequest, LookReply } from '#shared/protocol/invitations.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import { type Call, startWorld, type Who, type World } from './world.ts'

const ownPage = { 'Sec-Fetch-Site': 'same-origin' }
const key = (n: number) => `key-of-browser-${String(n).padStart(10, '0')}`
const day = 24 * 3_600_000

const personal: InviteRequest = {
  ...{ kind: 'member', committee: 'north', name: 'Clara Neu', role: 'editor', office: 'Treasurer' },
  ...{ signatory: true, board: null, days: 14 },
}
const forMany: InviteRequest = { kind: 'link', committee: 'north', role: 'commenter', board: null, uses: 3, days: 7 }
const toGuest = (board: string): InviteRequest => ({
  ...{ kind: 'guest', board, name: 'Ada Gast', role: 'editor', parts: ['programme'], stayDays: 10, days: 14 },
})

async function invite(world: World, as: Who, body: InviteRequest): Promise<InviteReply> {
  const response = await world.call('/api/invitations', { as, body })
  expect(response.status).toBe(200)
  return (await response.json()) as InviteReply
}

const look = (secret: string): Call => ({ body: { secret }, headers: ownPage })
function accept(world: World, secret: string, n = 1, name = 'Clara Neu', headers = {}): Promise<Response> {
  const body = { secret, key: key(n), name, language: 'de' }
  return world.call('/api/invitations/accept', { body, headers: { ...ownPage, ...headers } })
}
const cookieOf = (response: Response) => ({ Cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' })
const open = async (world: World, as: Who) =>
  (await world.json<InvitationsReply>('/api/invitations', { as })).invitations

test('S8 whoever opens an invitation is told who invites to what, and looking uses nothing', async () => {
  const world = await startWorld()
  const { secret, invitation } = await invite(world, 'north-chair', { ...personal, board: world.board })
  for (const _time of [1, 2]) {
    expect(await world.json<LookReply>('/api/invitations/look', look(secret))).toEqual({
      invitedBy: { name: 'north-chair', office: 'Seat', city: 'north' },
      ...{ partnership: 'near', city: 'north', board: { id: world.board, title: { en: { text: 'Bridge' } } } },
      ...{ name: 'Clara Neu', role: 'editor', office: 'Treasurer', signatory: true, guest: null },
      expires: invitation.expires,
      notice: {},
    })
  }
  expect((await accept(world, secret)).status).toBe(200)
})

test('S8 accepting seats the person under the name they give, as what the invitation says, and signs them in', async () => {
  const world = await startWorld()
  const { secret } = await invite(world, 'north-chair', { ...personal, board: world.board })
  const response = await accept(world, secret, 1, ' Clara \u202e Neu\n ')
  expect(await response.json()).toEqual({ board: world.board })
  const { actor } = await world.json<MeReply>('/api/me', { headers: cookieOf(response) })
  expect(actor).toMatchObject({
    ...{ name: 'Clara Neu', committee: 'north', role: 'editor', office: 'Treasurer', signatory: true },
    ...{ owner: false, guest: null },
  })
})

test('S8 twenty browsers with one personal link make one member', async () => {
  const world = await startWorld()
  const { secret } = await invite(world, 'north-chair', personal)
  const presses = await Promise.all(Array.from({ length: 20 }, (_, n) => accept(world, secret, n)))
  expect(presses.map(response => response.status).filter(status => status === 200)).toHaveLength(1)
  expect(presses.filter(response => response.status === 401)).toHaveLength(19)
  expect((await open(world, 'north-chair'))[0]?.joined).toHaveLength(1)
})

test('S8 a browser that got no answer presses again and is the same person', async () => {
  const world = await startWorld()
  const { secret } = await invite(world, 'north-chair', personal)
  const [first, again] = [await accept(world, secret), await accept(world, secret)]
  const who = async (response: Response) =>
    (await world.json<MeReply>('/api/me', { headers: cookieOf(response) })).actor.member
  expect(await who(again)).toBe(await who(first))
  expect((await accept(world, secret, 2)).status).toBe(401)
})

test('S8 a link that is used up, revoked, expired or unknown is refused alike, and so is one whose maker may invite no more', async () => {
  const world = await startWorld()
  const used = await invite(world, 'north-chair', personal)
  await accept(world, used.secret)
  const revoked = await invite(world, 'north-chair', forMany)
  const path = `/api/invitations/${revoked.invitation.id}/revoke`
  expect((await world.call(path, { as: 'north-chair', body: {} })).status).toBe(204)
  const expired = await invite(world, 'north-chair', { ...personal, days: 1 })
  world.pass(day)
  for (const secret of [used.secret, revoked.secret, expired.secret, 'nobody knows this']) {
    const said = await world.problem('/api/invitations/look', look(secret))
    expect(said).toEqual({ ...said, status: 401, code: 'link-invalid', facts: {} })
    expect(await (await accept(world, secret, 9)).json()).toMatchObject({ code: 'link-invalid' })
  }
})

test('S8 fetching the pages of links uses nothing up, as scanners and previews do', async () => {
  const world = await startWorld()
  const { secret } = await invite(world, 'north-chair', personal)
  const pages = new Set<string>()
  for (const path of ['/join', '/sign-in', `/join?${secret}`, `/api/invitations/accept?secret=${secret}`])
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(world.app.address + path, { method })
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      if (path.startsWith('/join') && method === 'GET') pages.add((await response.text()).replace(/nonce="[^"]*"/g, ''))
    }
  expect(pages.size).toBe(1) // the same for everybody: no preview shows a name
  expect((await accept(world, secret)).status).toBe(200)
})

test.each([
  ['an editor', 'north-editor', personal],
  ['the chair of another committee', 'far-chair', personal],
  ['a chair, to a committee of another partnership', 'north-chair', { ...personal, committee: 'far' }],
  ['a chair, to another committee of the partnership', 'north-chair', { ...forMany, committee: 'south' }],
] as const)('S2 nobody is invited to a committee by %s', async (_who, as, body) => {
  const world = await startWorld()
  expect(await world.problem('/api/invitations', { as, body })).toMatchObject({ status: 403, code: 'not-allowed' })
})

test.each([
  ['a signatory', { ...forMany, signatory: true }],
  ['a chair', { ...forMany, role: 'chair' }],
  ['more people than a committee has', { ...forMany, uses: 51 }],
  ['a seat for longer than may be', { ...personal, days: 61 }],
  ['nobody', { ...personal, name: ' \u200b\u202e ' }],
  ['a guest who sees nothing', { ...toGuest('b'), parts: [] }],
  ['a guest as chair', { ...toGuest('b'), role: 'chair' }],
])('S8 no invitation makes %s', async (_what, body) => {
  const world = await startWorld()
  expect((await world.call('/api/invitations', { as: 'north-chair', body })).status).toBe(400)
})

test('S8 an editor brings a guest to a board, and its revocation ends their session', async () => {
  const world = await startWorld()
  const { secret, invitation } = await invite(world, 'north-editor', toGuest(world.board))
  const said = await world.json<LookReply>('/api/invitations/look', look(secret))
  expect(said.guest?.parts).toEqual(['programme'])
  const headers = cookieOf(await accept(world, secret, 1, 'Ada Gast'))
  const { actor } = await world.json<MeReply>('/api/me', { headers })
  expect(actor).toMatchObject({ committee: 'north', role: 'editor', signatory: false })
  expect(actor.guest).toMatchObject({ board: world.board, invitedBy: { member: 'north-editor', name: 'north-editor' } })
  expect((actor.guest?.until ?? 0) - (actor.guest?.since ?? 0)).toBe(10 * day)
  const asGuest = await world.call('/api/invitations', {
    body: toGuest(world.board),
    headers: { ...ownPage, ...headers },
  })
  expect(asGuest.status).toBe(403)
  await world.call(`/api/invitations/${invitation.id}/revoke`, { as: 'north-chair', body: {} })
  expect((await world.call('/api/me', { headers })).status).toBe(401)
})

test('S8 open invitations are seen by who made them and by the chair, without their secrets', async () => {
  const world = await startWorld()
  const mine = await invite(world, 'north-chair', personal)
  const guests = await invite(world, 'north-editor', toGuest(world.board))
  const ids = async (as: Who) => (await open(world, as)).map(each => each.id).sort()
  expect(await ids('north-chair')).toEqual([mine.invitation.id, guests.invitation.id].sort())
  expect(await ids('north-editor')).toEqual([guests.invitation.id])
  for (const as of ['south-editor', 'far-chair'] as const) expect(await ids(as)).toEqual([])
  expect(JSON.stringify(await open(world, 'north-chair'))).not.toContain(mine.secret)
  const path = `/api/invitations/${mine.invitation.id}/revoke`
  expect((await world.call(path, { as: 'north-editor', body: {} })).status).toBe(404)
})

test('S14 no secret of an invitation stands in the log', async () => {
  const world = await startWorld()
  const { secret } = await invite(world, 'north-chair', personal)
  await accept(world, secret)
  await accept(world, `${secret}x`, 2)
  expect(world.log.join('\n')).not.toContain(secret)
})
