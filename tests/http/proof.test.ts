/** Who answers a proposal shows that it is them (trust.md S9): by a fresh sign-in, or by a code that a colleague gave. */
import { expect, test } from 'vitest'
import type { Decision, Proposal } from '#shared/agreement/standing.ts'
import type { CodeReply, WaysReply } from '#shared/protocol/account.ts'
import { type AtDevice, atDevice, cookieOf, holding, ownPage } from './sessions.ts'
import { startWorld, type World } from './world.ts'

const minutes = 60_000
const password = 'four unrelated words'

/** The chair of the north has proposed. */
async function proposed(world: World): Promise<Proposal> {
  const path = `/api/boards/${world.board}/proposals`
  const moved = await world.problem(path, { as: 'north-editor', body: { digest: 'f'.repeat(64) } })
  const body = { digest: moved.facts?.digest }
  return (await world.json<{ proposal: Proposal }>(path, { as: 'north-editor', body })).proposal
}

const pathOf = (world: World, proposal: Proposal, rest: string) =>
  `/api/boards/${world.board}/proposals/${proposal.id}/${rest}`

async function answer(world: World, device: AtDevice, proposal: Proposal, code?: string) {
  const body = { digest: proposal.digest, kind: 'approve', comment: '', ...(code === undefined ? {} : { code }) }
  const reply = await device.said<{ code?: string; proposal?: Proposal }>(pathOf(world, proposal, 'decisions'), body)
  return reply.code ?? reply.proposal?.decisions.at(-1)
}

const give = (world: World, device: AtDevice, proposal: Proposal, member: string) =>
  device.said<CodeReply>(pathOf(world, proposal, 'codes'), { member })

/** The editor of the south becomes somebody whom the chair of the north, made owner, can vouch for. */
async function withOwner(): Promise<World> {
  return startWorld({}, { owner: 'north-chair' })
}

test('S9 a stolen cookie of a signatory with a password approves nothing; with the password of just now it does', async () => {
  const world = await startWorld({}, { owner: null })
  const proposal = await proposed(world)
  const home = await atDevice(world, 'north-chair')
  // Nobody else is chair or owner there, so the password counts at once.
  await home.post('/api/me/password', { name: 'chair', password, current: '', endOthers: false })
  expect(await home.get<WaysReply>('/api/me/ways')).toMatchObject({
    answering: 'prove',
    proving: ['password'],
    vouchers: [],
  })
  expect(await answer(world, home, proposal)).toBe('proof-needed')
  expect(await answer(world, home, proposal, 'K7MPXT42')).toBe('proof-needed')
  expect((await home.post('/api/me/prove', { password })).status).toBe(204)
  world.pass(15 * minutes)
  expect(await answer(world, home, proposal)).toBe('proof-needed')
  await home.post('/api/me/prove', { password })
  world.pass(14 * minutes)
  expect(await home.get<WaysReply>('/api/me/ways')).toMatchObject({ answering: 'free' })
  expect(await answer(world, home, proposal)).toMatchObject({ kind: 'approve', how: { way: 'password' } })
})

test('S9 signing in by password is such a proof', async () => {
  const world = await startWorld({}, { owner: null })
  const proposal = await proposed(world)
  const home = await atDevice(world, 'north-chair')
  await home.post('/api/me/password', { name: 'chair', password, current: '', endOthers: false })
  const body = { name: 'chair', password }
  const fresh = holding(world, cookieOf(await world.call('/api/sign-in/password', { headers: ownPage, body })))
  expect(await answer(world, fresh, proposal)).toMatchObject({ how: { way: 'password' } })
})

test('S9 a signatory who came by link needs a code from a colleague; the record names who gave it', async () => {
  const world = await withOwner()
  const proposal = await proposed(world)
  const [signatory, owner] = [await atDevice(world, 'south-editor'), await atDevice(world, 'north-chair')]
  const ways = await signatory.get<WaysReply>('/api/me/ways')
  expect(ways).toMatchObject({
    answering: 'code',
    vouchers: [{ member: 'north-chair', office: 'Seat', city: 'north' }],
  })
  expect(await answer(world, signatory, proposal)).toBe('code-needed')
  expect(await answer(world, signatory, proposal, 'K7MPXT42')).toBe('code-invalid')
  const { code } = await give(world, owner, proposal, 'south-editor')
  expect(await answer(world, owner, proposal, code)).toBe('code-invalid')
  const decision = (await answer(world, signatory, proposal, ` ${code.toLowerCase()}`)) as Decision
  const by = { member: 'north-chair', name: 'north-chair', committee: 'north', office: 'Seat' }
  expect(decision.how).toEqual({ way: 'code', by })
  expect(await answer(world, signatory, proposal, code)).toEqual(decision) // the same press again
})

test('S9 nobody gives themselves a code, and nobody gives one who may not vouch, or to whom none is due', async () => {
  const world = await withOwner()
  const proposal = await proposed(world)
  const codeFor = async (who: Parameters<typeof atDevice>[1], member: string) =>
    (await give(world, await atDevice(world, who), proposal, member)) as unknown as { code: string }
  expect((await codeFor('north-chair', 'north-chair')).code).toBe('not-allowed')
  expect((await codeFor('south-commenter', 'south-editor')).code).toBe('not-allowed')
  expect((await codeFor('far-chair', 'south-editor')).code).toBe('not-found')
  expect((await codeFor('north-chair', 'south-observer')).code).toBe('not-found')
  const path = pathOf(world, proposal, 'codes')
  expect((await world.call(path, { as: 'north-chair', body: { member: 'south-editor' } })).status).toBe(403)
})

test('S9 a password that was only just set on a found device signs nothing: for a day a colleague’s code is needed', async () => {
  const world = await withOwner()
  const proposal = await proposed(world)
  const found = await atDevice(world, 'south-editor')
  await found.post('/api/me/password', { name: 'thief', password, current: '', endOthers: true })
  const owner = await atDevice(world, 'north-chair')
  expect(await answer(world, found, proposal)).toBe('code-needed')
  expect((await give(world, owner, proposal, 'south-editor')).code).toMatch(/^\w{8}$/)
  world.pass(24 * 60 * minutes)
  expect(await answer(world, found, proposal)).toBe('proof-needed')
  expect((await give(world, owner, proposal, 'south-editor')) as unknown).toMatchObject({ code: 'code-not-needed' })
})

test('S9 guessing a code to sign is slowed', async () => {
  const world = await withOwner()
  const proposal = await proposed(world)
  const signatory = await atDevice(world, 'south-editor')
  const guesses: unknown[] = []
  for (let n = 0; n < 11; n++) guesses.push(await answer(world, signatory, proposal, 'K7MPXT42'))
  expect(guesses).toEqual([...Array(10).fill('code-invalid'), 'too-many'])
})

test('S9 an access token answers only where it was made for it', async () => {
  const world = await startWorld({}, { signs: false })
  const proposal = await proposed(world)
  const body = { digest: proposal.digest, kind: 'approve', comment: '' }
  const refused = await world.problem(pathOf(world, proposal, 'decisions'), { as: 'north-chair', body })
  expect(refused.code).toBe('proof-needed')
})
