/** A guest at the doors of HTTP: one board, names, and nothing of what is agreed or taken away. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { Guest, Role } from '#shared/agreement/roles.ts'
import { sha256Hex } from '#shared/digest.ts'
import { type BoardReply, exportFormats, type MeReply, type ProposeReply } from '#shared/protocol/routes.ts'
import { startWorld, type World } from './world.ts'

const token = 'access-token-of-the-guest'
const asGuest = { headers: { Authorization: `Bearer ${token}` } }
const digest = 'a'.repeat(64)

/** Lets a guest of the north's chair in while the server runs, with all that a role and an office could add. */
function invite(
  { folder, board }: World,
  { role = 'chair', until = Date.now() + 86_400_000 }: { role?: Role; until?: number } = {},
) {
  const invitedBy = { member: 'north-chair', name: 'north-chair' }
  const guest: Guest = { board, parts: ['programme'], invitedBy, since: 1, until }
  const db = new DatabaseSync(join(folder, 'twinboard.sqlite'), { timeout: 5000 })
  db.prepare(
    `insert into members (id, committee, name, role, office, signatory, owner, language, guest, at)
     values ('gina', 'north', 'Gina', ?, 'Chair', 1, 1, '', ?, 1)`,
  ).run(role, JSON.stringify(guest))
  db.prepare('insert into tokens (secret, member, note, at) values (?, ?, ?, ?)').run(sha256Hex(token), 'gina', '', 1)
  db.close()
}

test('S20 a guest is told of one board and of names; offices, roles and rights of others are not theirs to know', async () => {
  const world = await startWorld()
  const other = { title: 'Other', language: 'en', committees: ['north'] }
  const { id } = await world.json<{ id: string }>('/api/boards', { as: 'north-chair', body: other })
  invite(world)
  const me = await world.json<MeReply>('/api/me', asGuest)
  expect(me.boards.map(board => board.id)).toEqual([world.board])
  const reply = await world.json<BoardReply>(`/api/boards/${world.board}`, asGuest)
  expect(reply.committees.map(committee => committee.id)).toEqual(['north', 'south'])
  const nothing = { office: '', role: 'observer', signatory: false, owner: false, guest: null }
  for (const member of reply.members)
    if (member.id !== 'gina' && member.id !== 'north-guest')
      expect(member).toEqual({ id: member.id, name: member.id, committee: member.committee, ...nothing })
  expect(reply.members.map(member => member.id)).toContain('south-editor')
  // Of another guest they learn who vouches, since that is how a guest is named, and not what is open to them.
  const another = reply.members.find(member => member.id === 'north-guest')?.guest
  expect(another).toMatchObject({ invitedBy: { name: 'north-chair' }, parts: [], until: 0 })
  expect(await world.problem(`/api/boards/${id}`, asGuest)).toMatchObject({ code: 'not-found' })
})

test('S20 a guest gets no export, version or proposal, and proposes, decides, withdraws and founds nothing, whatever their role', async () => {
  const world = await startWorld()
  invite(world)
  const at = `/api/boards/${world.board}`
  const shown = await world.call(`${at}/export/json`, { as: 'north-chair' })
  const etag = shown.headers.get('etag')?.slice(1, 65) ?? ''
  const { proposal } = await world.json<ProposeReply>(`${at}/proposals`, { as: 'north-chair', body: { digest: etag } })
  const refused = async (path: string, body?: unknown) =>
    (await world.problem(path, { ...asGuest, ...(body === undefined ? {} : { body }) })).code
  for (const format of exportFormats)
    expect(await refused(`${at}/export/${format}?version=draft`), format).toBe('not-allowed')
  expect(await refused(`${at}/export/json?version=1`)).toBe('not-allowed')
  expect(await refused(`${at}/versions/1`)).toBe('not-allowed')
  expect(await refused(`${at}/proposals`)).toBe('not-allowed')
  expect(await refused(`${at}/proposals`, { digest })).toBe('not-allowed')
  expect(
    await refused(`${at}/proposals/${proposal.id}/decisions`, { digest: etag, kind: 'approve', comment: '' }),
  ).toBe('not-allowed')
  expect(await refused(`${at}/proposals/${proposal.id}/withdraw`, {})).toBe('not-allowed')
  expect(await refused('/api/boards', { title: 'Mine', language: 'en', committees: ['north'] })).toBe('not-allowed')
})

test('S20 a guest whose stay is over is a stranger to every call', async () => {
  const world = await startWorld()
  invite(world, { until: Date.now() + 60_000 })
  expect((await world.call('/api/me', asGuest)).status).toBe(200)
  world.pass(60_001)
  expect((await world.call('/api/me', asGuest)).status).toBe(401)
  expect((await world.call(`/api/boards/${world.board}`, asGuest)).status).toBe(401)
})
