/** Proposing, deciding and withdrawing over HTTP, from the first draft to "agreed". */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { type Proposal, standing } from '#shared/agreement/standing.ts'
import { sha256Hex } from '#shared/digest.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import type { ProposalsReply, VersionReply } from '#shared/protocol/routes.ts'
import { startWorld, type Who, type World } from './world.ts'

const unseen = 'f'.repeat(64)

/** Proposes what the plan says now. */
async function proposed(world: World, as: Who = 'north-editor'): Promise<Proposal> {
  const path = `/api/boards/${world.board}/proposals`
  const moved = await world.problem(path, { as, body: { digest: unseen } })
  const digest = moved.facts?.digest
  const { proposal } = await world.json<{ proposal: Proposal }>(path, { as, body: { digest } })
  return proposal
}

function decide(world: World, proposal: Proposal, as: Who, body: object): Promise<Response> {
  const answer = { digest: proposal.digest, kind: 'approve', comment: '', ...body }
  return world.call(`/api/boards/${world.board}/proposals/${proposal.id}/decisions`, { as, body: answer })
}

/** What the server's own lines in the talk tell, in their order. */
function announced(world: World): string[] {
  const db = new DatabaseSync(join(world.folder, 'twinboard.sqlite'), { readOnly: true })
  const rows = db.prepare('select system from messages where system is not null order by seq').all()
  db.close()
  return rows.map(row => JSON.parse(String(row.system)).event)
}

test('R7 what is proposed is a frozen version: number, digest, and the plan that the digest stands for', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  expect(proposal).toMatchObject({ version: 1, committees: ['north', 'south'], decisions: [], withdrawnAt: null })
  expect(proposal.by).toEqual({ member: 'north-editor', name: 'north-editor', committee: 'north', office: 'Seat' })
  const version = await world.json<VersionReply>(`/api/boards/${world.board}/versions/1`, { as: 'south-observer' })
  expect(version.digest).toBe(proposal.digest)
  expect(sha256Hex(canonicalJson(version.plan))).toBe(proposal.digest)
  expect(version.plan.title).toEqual({ en: { text: 'Bridge' } })
})

test('V8 whoever saw another plan is told so, and nothing is proposed', async () => {
  const world = await startWorld()
  const path = `/api/boards/${world.board}/proposals`
  const problem = await world.problem(path, { as: 'north-editor', body: { digest: unseen } })
  expect(problem).toMatchObject({ code: 'plan-moved', status: 409 })
  expect(problem.facts?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect((await world.call(`/api/boards/${world.board}/versions/1`, { as: 'north-editor' })).status).toBe(404)
})

test('V2 what is on the table is not proposed again, until it was withdrawn', async () => {
  const world = await startWorld()
  const first = await proposed(world)
  const path = `/api/boards/${world.board}/proposals`
  const again = { as: 'south-editor', body: { digest: first.digest } } as const
  expect(await world.problem(path, again)).toMatchObject({ code: 'nothing-new', facts: { version: 1 } })
  expect((await world.call(`${path}/${first.id}/withdraw`, { as: 'north-chair', body: {} })).status).toBe(200)
  const { proposal } = await world.json<{ proposal: Proposal }>(path, again)
  expect(proposal).toMatchObject({ version: 2, digest: first.digest })
})

test('V3 it is agreed when every committee has approved, each once', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  const first = (await (await decide(world, proposal, 'north-chair', {})).json()) as { proposal: Proposal }
  expect(standing(first.proposal, [first.proposal])).toBe('open')
  expect((await decide(world, proposal, 'north-chair', { kind: 'abstain' })).status).toBe(409)
  const last = (await (await decide(world, proposal, 'south-editor', { comment: 'Gladly.' })).json()) as {
    proposal: Proposal
  }
  expect(standing(last.proposal, [last.proposal])).toBe('agreed')
  const listed = await world.json<ProposalsReply>(`/api/boards/${world.board}/proposals`, { as: 'south-observer' })
  expect(listed.proposals).toEqual([last.proposal])
  expect(last.proposal.decisions.map(({ committee, kind, comment }) => [committee, kind, comment])).toEqual([
    ['north', 'approve', ''],
    ['south', 'approve', 'Gladly.'],
  ])
})

test('V10 a press that is made again changes nothing: the same proposal, the same answer, one line in the talk', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  const path = `/api/boards/${world.board}/proposals`
  const repeat = async (as: Who, to: string, body: object) => {
    const answers = await Promise.all([1, 2].map(() => world.json<{ proposal: Proposal }>(to, { as, body })))
    expect(answers[1]).toEqual(answers[0])
    return answers[0]?.proposal
  }
  expect(await repeat('north-editor', path, { digest: proposal.digest })).toEqual(proposal)
  const answer = { digest: proposal.digest, kind: 'approve', comment: '' }
  for (const as of ['north-chair', 'south-editor'] as const) {
    const decided = await repeat(as, `${path}/${proposal.id}/decisions`, answer)
    expect(decided?.decisions.at(-1)?.by.member).toBe(as)
  }
  expect(announced(world)).toEqual(['proposed', 'decided', 'decided', 'agreed'])
  const taken = await world.problem(path, { as: 'north-editor', body: { digest: proposal.digest } })
  expect(taken).toMatchObject({ code: 'nothing-new', facts: { version: 1 } })
})

test('R7 a decision that names another digest is refused', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  const response = await decide(world, proposal, 'north-chair', { digest: unseen })
  expect(await response.json()).toMatchObject({ code: 'plan-moved', status: 409 })
})

test('V7 only a signatory decides, whatever their role', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  for (const as of ['north-editor', 'south-commenter', 'south-observer'] as const) {
    expect((await decide(world, proposal, as, {})).status).toBe(403)
  }
})

test('V7 who asks for a change says which', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  const silent = await decide(world, proposal, 'north-chair', { kind: 'object', comment: '  ' })
  expect(await silent.json()).toMatchObject({ code: 'bad-request', facts: { part: 'comment' } })
  expect((await decide(world, proposal, 'north-chair', { kind: 'object', comment: 'A day longer.' })).status).toBe(200)
})

test('V5 a committee takes back only what it proposed itself, and then nobody can answer it', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  const path = `/api/boards/${world.board}/proposals/${proposal.id}/withdraw`
  expect((await world.call(path, { as: 'south-editor', body: {} })).status).toBe(403)
  for (const _ of [1, 2]) expect((await world.call(path, { as: 'north-editor', body: {} })).status).toBe(200)
  expect(announced(world)).toEqual(['proposed', 'withdrawn'])
  expect(await (await decide(world, proposal, 'south-editor', {})).json()).toMatchObject({ code: 'proposal-closed' })
})

test('V4 a proposal of another board is not found', async () => {
  const world = await startWorld()
  const proposal = await proposed(world)
  const body = { title: 'Other', language: 'de', committees: ['north', 'south', 'north'] }
  const { id } = await world.json<{ id: string }>('/api/boards', { as: 'north-chair', body })
  const path = `/api/boards/${id}/proposals/${proposal.id}`
  const answer = { digest: proposal.digest, kind: 'approve', comment: '' }
  expect((await world.call(`${path}/decisions`, { as: 'north-chair', body: answer })).status).toBe(404)
  expect((await world.call(`${path}/withdraw`, { as: 'north-chair', body: {} })).status).toBe(404)
})

test('R4 a chair makes a board for committees of the own partnership, the own among them', async () => {
  const world = await startWorld()
  const make = (as: Who, committees: string[]) =>
    world.call('/api/boards', { as, body: { title: 'New', language: 'en', committees } })
  expect((await make('north-chair', ['north', 'south'])).status).toBe(200)
  expect((await make('north-chair', ['south'])).status).toBe(403)
  expect((await make('north-chair', ['north', 'far'])).status).toBe(400)
  expect((await make('north-editor', ['north'])).status).toBe(403)
})
