/** Codes to sign that go to the signatory's own mailbox (trust.md S9), against a real mail server. */
import { expect, test } from 'vitest'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { MailedCodeReply, WaysReply } from '#shared/protocol/account.ts'
import { type Kept, opened, startMailServer } from '#tests/harness/mail-server.ts'
import { address, origin, settings, signedIn, withMail, withMailbox } from './mail-world.ts'
import { startWorld, type World } from './world.ts'

/** The code that stands in the letter on a line of its own. */
function codeIn(letter: Kept): string {
  return /^[0-9A-Z]{4}\W[0-9A-Z]{4}$/m.exec(opened(letter).text)?.[0] ?? ''
}

/** Somebody of the north has proposed; the path of that proposal. */
async function proposed(world: World): Promise<{ path: string; digest: string }> {
  const path = `/api/boards/${world.board}/proposals`
  const { facts } = await world.problem(path, { as: 'north-editor', body: { digest: 'f'.repeat(64) } })
  const body = { digest: facts?.digest }
  const { proposal } = await world.json<{ proposal: Proposal }>(path, { as: 'north-editor', body })
  return { path: `${path}/${proposal.id}`, digest: proposal.digest }
}

const day = 24 * 3_600_000
const language = 'de'

test('S9 a signatory signs with a code in a letter to their own address, once that counts; the record says so', async () => {
  const { world, server } = await withMail()
  const { path, digest } = await proposed(world)
  const other = await signedIn(world, 'north-chair')
  const browser = await withMailbox(world, server, 'south-editor')
  const ways = () => browser.json<WaysReply>('/api/me/ways')
  expect(await ways()).toMatchObject({ answering: 'code', codesTo: null })
  expect(await browser.outcome(`${path}/codes/mail`, { language })).toBe('not-allowed') // given at a found device, perhaps
  world.pass(day)
  expect(await ways()).toMatchObject({ answering: 'code', codesTo: 'A***@example.org' })
  const sent = await browser.json<MailedCodeReply>(`${path}/codes/mail`, { language })
  expect(sent).toEqual({ to: 'A***@example.org', expires: expect.any(Number) })
  const letter = await server.next()
  expect(letter.to).toEqual([address])
  expect(opened(letter).text).toContain('Antwort auf einen Vorschlag')
  const code = codeIn(letter)
  const answer = { digest, kind: 'approve', comment: '', code }
  expect(await other.outcome(`${path}/decisions`, answer)).toBe('code-invalid')
  const { proposal } = await browser.json<{ proposal: Proposal }>(`${path}/decisions`, answer)
  expect(proposal.decisions).toMatchObject([{ committee: 'south', kind: 'approve', how: { way: 'mail' } }])
  expect(world.log.join().includes(code.replace(/\W/, ''))).toBe(false)
})

test('S9 a code by mail goes to signatories only, at a device, for what was proposed, and not too often', async () => {
  const { world, server } = await withMail()
  const { path } = await proposed(world)
  const browser = await withMailbox(world, server, 'south-editor')
  const [editor, chair] = [await signedIn(world, 'north-editor'), await signedIn(world, 'north-chair')]
  world.pass(day)
  const ask = (at = path) => browser.outcome(`${at}/codes/mail`, { language })
  expect(await editor.outcome(`${path}/codes/mail`, { language })).toBe('not-allowed')
  expect(await chair.outcome(`${path}/codes/mail`, { language })).toBe('not-allowed')
  const byTool = await world.problem(`${path}/codes/mail`, { as: 'south-editor', body: { language } })
  expect(byTool.code).toBe('not-allowed')
  world.pass(10 * 60_000)
  expect(await ask(path.replace(/[^/]+$/, 'unknown'))).toBe('not-found')
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 'too-many'])
  world.pass(10 * 60_000)
  expect(await ask()).toBe(200)
})

test('S9 no code is mailed where there is no mail server; that a letter was not taken is said', async () => {
  const without = await startWorld({ origin })
  const { path } = await proposed(without)
  const browser = await signedIn(without, 'south-editor')
  expect(await browser.outcome(`${path}/codes/mail`, { language })).toBe('not-found')
  expect(await browser.json<WaysReply>('/api/me/ways')).toMatchObject({ codesTo: null })
  let isFull = false
  const server = await startMailServer({ onRcptTo: (_to, _session, done) => done(isFull ? new Error('full') : null) })
  const world = await startWorld({ origin, mail: settings(server.port) })
  const signatory = await withMailbox(world, server, 'south-editor')
  world.pass(day)
  isFull = true
  expect(await signatory.outcome(`${(await proposed(world)).path}/codes/mail`, { language })).toBe('mail-failed')
})
