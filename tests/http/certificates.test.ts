/** Certificates over HTTP: who gets one, what is in it, that it stays as it is, and that strangers can check it. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { keyId } from '#server/signing/key.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { type SignedStatement, statementText } from '#shared/agreement/statement.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { certificateFiles, type KeysReply, type VerifyReply } from '#shared/protocol/certificates.ts'
import { startWorld, temporaryFolder, type Who, type World } from './world.ts'

const keysPath = '/.well-known/twinboard-keys.json'
const certificatePath = ({ board }: World, version = 1) => `/api/boards/${board}/versions/${version}/certificate`

async function propose(world: World, as: Who = 'north-editor'): Promise<Proposal> {
  const path = `/api/boards/${world.board}/proposals`
  const moved = await world.problem(path, { as, body: { digest: 'f'.repeat(64) } })
  return (await world.json<{ proposal: Proposal }>(path, { as, body: { digest: moved.facts?.digest } })).proposal
}

async function answer(world: World, { id, digest }: Proposal, as: Who, comment = ''): Promise<void> {
  const body = { digest, kind: 'approve', comment }
  const response = await world.call(`/api/boards/${world.board}/proposals/${id}/decisions`, { as, body })
  expect(response.status).toBe(200)
}

/** Version 1, approved by both committees. */
async function agreed(world: World): Promise<Proposal> {
  const proposal = await propose(world)
  await answer(world, proposal, 'north-chair')
  await answer(world, proposal, 'south-editor', 'Gern, bis „Минск“.')
  return proposal
}

const certificateOf = (world: World, as: Who = 'south-observer') =>
  world.json<SignedStatement>(certificatePath(world), { as })

function verify(world: World, signed: unknown, headers = { 'Sec-Fetch-Site': 'same-origin' }): Promise<VerifyReply> {
  return world.json<VerifyReply>('/api/verify', { body: signed, headers })
}

function tell(world: World, ...statements: string[]): void {
  const db = new DatabaseSync(join(world.folder, 'twinboard.sqlite'))
  for (const statement of statements) db.exec(statement)
  db.close()
}

test('E40 a certificate states the version, who was asked and who answered what, under the published key', async () => {
  const world = await startWorld()
  const { digest } = await agreed(world)
  const { statement, signature } = await certificateOf(world)
  expect(statement).toMatchObject({
    format: 'twinboard-statement-1',
    board: world.board,
    origin: world.app.address,
    version: 1,
    digest,
    title: { en: 'Bridge' },
    standing: 'agreed',
  })
  expect(statement.committees).toEqual([
    { id: 'north', city: 'north', country: 'DE' },
    { id: 'south', city: 'south', country: 'DE' },
  ])
  const by = { member: 'south-editor', name: 'south-editor', committee: 'south', office: 'Seat' }
  const second = {
    committee: 'south',
    kind: 'approve',
    digest,
    by,
    comment: 'Gern, bis „Минск“.',
    how: { way: 'token' },
  }
  expect(statement.decisions[1]).toEqual({ ...second, at: statement.agreedAt })
  const { keys } = await world.json<KeysReply>(keysPath)
  expect(keys).toMatchObject([{ id: signature.key, publicKey: signature.publicKey, until: null }])
  expect(signature.key).toBe(keyId(signature.publicKey))
})

test('E40 later versions, other names and a new key change no byte of a certificate', async () => {
  const world = await startWorld()
  await agreed(world)
  const files = [certificatePath(world), ...certificateFiles.map(file => `${certificatePath(world)}/${file}`)]
  const read = () => Promise.all(files.map(async path => (await world.call(path, { as: 'north-chair' })).text()))
  const before = await read()
  tell(
    world,
    'insert into versions (board, number, digest, json, seq, member, at) select board, 2, digest, json, seq, member, at from versions',
    `insert into proposals (id, board, version, digest, committees, proposed_by, at)
      select 'later', board, 2, digest, committees, proposed_by, at from proposals`,
    "update committees set city = 'Renamed', country = 'FR'",
    "update members set name = 'Renamed', office = 'Other'",
    'update signing_keys set until = 1, private_key = null',
  )
  expect(await read()).toEqual(before)
  const json = await world.json<{ signed: SignedStatement }>(`/api/boards/${world.board}/export/json?version=1`, {
    as: 'north-chair',
  })
  expect(canonicalJson(json.signed)).toBe(before[0])
})

test('E40 a version that is not agreed gets a statement that says so, by its name too; a draft gets none', async () => {
  const world = await startWorld()
  const proposal = await propose(world)
  const name = async () =>
    (await world.call(certificatePath(world), { as: 'south-observer' })).headers.get('content-disposition')
  expect(await name()).toBe('attachment; filename=Bridge-statement-v1.json')
  const { statement } = await certificateOf(world)
  expect(statement).toMatchObject({ standing: 'open', agreedAt: null, decisions: [] })
  await answer(world, proposal, 'north-chair')
  expect((await certificateOf(world)).statement).toMatchObject({
    standing: 'open',
    decisions: [{ committee: 'north' }],
  })
  await answer(world, proposal, 'south-editor')
  expect(await name()).toBe('attachment; filename=Bridge-certificate-v1.json')
  const draft = await world.json<{ signed: null }>(`/api/boards/${world.board}/export/json`, { as: 'north-chair' })
  expect(draft.signed).toBeNull()
})

test('E43 openssl verifies a certificate by its three files, and finds one changed letter', async () => {
  const world = await startWorld()
  await agreed(world)
  const folder = temporaryFolder()
  for (const file of certificateFiles) {
    const response = await world.call(`${certificatePath(world)}/${file}`, { as: 'north-chair' })
    writeFileSync(join(folder, file), Buffer.from(await response.arrayBuffer()))
  }
  const command = 'pkeyutl -verify -pubin -inkey key.pem -rawin -in certificate.json -sigfile certificate.sig'
  const openssl = () => execFileSync('openssl', command.split(' '), { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  expect(openssl()).toContain('Signature Verified Successfully')
  const { statement } = await certificateOf(world)
  writeFileSync(join(folder, 'certificate.json'), statementText({ ...statement, agreedAt: '2027-01-01T00:00:00Z' }))
  expect(openssl).toThrow()
})

test('E41 E44 a stranger has a statement checked: a changed one is wrong, one of another key is not known here', async () => {
  const [world, other] = await Promise.all([startWorld(), startWorld()])
  await agreed(world)
  await agreed(other)
  const signed = await certificateOf(world)
  expect(await verify(world, signed)).toEqual({ signature: 'right', key: 'known' })
  const changed = { ...signed, statement: { ...signed.statement, version: 2 } }
  expect(await verify(world, changed)).toEqual({ signature: 'wrong', key: 'known' })
  expect(await verify(world, await certificateOf(other))).toEqual({ signature: 'right', key: 'unknown' })
  const lent = { ...signed, signature: { ...(await certificateOf(other)).signature, value: signed.signature.value } }
  expect(await verify(world, lent)).toEqual({ signature: 'wrong', key: 'unknown' })
})

test('H3 E44 what is no signed statement is refused, from elsewhere too, and nobody asks without end', async () => {
  const world = await startWorld()
  await agreed(world)
  const signed = await certificateOf(world)
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  for (const body of [{}, { ...signed, extra: 1 }, { ...signed, signature: { ...signed.signature, value: '' } }, []])
    expect(await world.problem('/api/verify', { body, headers })).toMatchObject({ code: 'bad-request' })
  const foreign = { body: signed, headers: { 'Sec-Fetch-Site': 'cross-site' } }
  expect(await world.problem('/api/verify', foreign)).toMatchObject({ code: 'wrong-origin' })
  for (let n = 0; n < 40; n++) await world.call('/api/verify', { body: signed, headers })
  expect(await world.problem('/api/verify', { body: signed, headers })).toMatchObject({ code: 'too-many' })
})

test('E44 H2 a certificate is for whoever may export: no stranger, no guest, nobody of another partnership', async () => {
  const world = await startWorld()
  await agreed(world)
  for (const path of [certificatePath(world), `${certificatePath(world)}/key.pem`]) {
    expect(await world.problem(path)).toMatchObject({ status: 401 })
    expect(await world.problem(path, { as: 'north-guest' })).toMatchObject({ code: 'not-allowed' })
    expect(await world.problem(path, { as: 'far-chair' })).toMatchObject({ code: 'not-found' })
  }
  const as = 'north-chair'
  expect(await world.problem(certificatePath(world, 2), { as })).toMatchObject({ code: 'not-found' })
  expect(await world.problem(`${certificatePath(world)}/private.pem`, { as })).toMatchObject({ code: 'bad-request' })
})

test('E42 S14 the private part of the key stands in no log, answer or file', async () => {
  const world = await startWorld()
  await agreed(world)
  const db = new DatabaseSync(join(world.folder, 'twinboard.sqlite'), { readOnly: true })
  const secret = String(db.prepare('select private_key from signing_keys').get()?.private_key)
  db.close()
  expect(secret).toHaveLength(64)
  const paths = [keysPath, certificatePath(world), `/api/boards/${world.board}/export/json?version=1`, '/api/me']
  const told = await Promise.all(paths.map(async path => (await world.call(path, { as: 'north-chair' })).text()))
  expect([...told, ...world.log].join('\n')).not.toContain(secret.slice(22))
})
