/** The agreement as a signatory meets it, on a board without a server. */
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Agreement } from '#client/parts/agreement/agreement.tsx'
import type { Api } from '#client/state/api.ts'
import type { Decision, Proposal } from '#shared/agreement/standing.ts'
import { addRecord, changeRecord, seedPlan } from '#shared/plan/edits.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { WaysReply } from '#shared/protocol/account.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

/** What the server says that an answer needs, and what was sent to it beside the answer. */
let ways: WaysReply
let sent: (readonly [string, unknown])[]
/** What comes back when a code is to be mailed. */
let mailed: () => Response
beforeEach(() => {
  ways = { signInName: null, countsFrom: null, answering: 'free', proving: [], vouchers: [], codesTo: null }
  sent = []
  mailed = () => Response.json({ to: 'a***@example.org', expires: 0 })
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    if (path === '/api/me/ways') return Response.json(ways)
    sent.push([path, JSON.parse(String(body))])
    if (path.endsWith('/codes/mail')) return mailed()
    return path.endsWith('/codes')
      ? Response.json({ code: 'K7MPXT42', expires: 0 })
      : new Response(null, { status: 204 })
  })
  return () => vi.unstubAllGlobals()
})

const oleg = { member: 'oleg', name: 'Oleg Morozov', committee: 'volgograd', office: 'Chair' }
const anna = { member: 'anna', name: 'Anna Krause', committee: 'cologne', office: 'Secretary' }
const digest = '9f2c41d877ab03e5'.repeat(4)

function decision(by: typeof oleg, kind: Decision['kind'], comment = ''): Decision {
  return {
    committee: by.committee,
    kind,
    digest,
    by,
    comment,
    at: Date.UTC(2026, 10, 23, 14, 41),
    how: { way: 'password' },
  }
}

function proposal(version: number, decisions: readonly Decision[]): Proposal {
  const committees = ['cologne', 'volgograd']
  const at = Date.UTC(2026, 10, 20 + version)
  return { id: `p${version}`, board: 'board', version, digest, committees, by: oleg, at, withdrawnAt: null, decisions }
}

/** Plans as they were frozen: version 2 differs from 1 by the departure from Brest. */
function plans(): Record<number, Plan> {
  const doc = new Y.Doc()
  seedPlan(doc, { title: 'Remembrance Train 2027', language: 'en', languages: ['en', 'de', 'ru'], currency: 'EUR' })
  addRecord(doc, 'stops', 'brest', { name: 'Brest', zone: 'Europe/Minsk', depart: '2027-05-03T12:40' }, 'end')
  const first = readPlan(doc)
  changeRecord(doc, 'stops', 'brest', { depart: '2027-05-03T13:10' })
  return { 1: first, 2: readPlan(doc) }
}

function apiWith(change: Partial<Api> = {}): Partial<Api> {
  const stored = plans()
  const version: Api['version'] = async (_board, number) => {
    const plan = stored[number]
    if (plan === undefined) throw new Refusal('not-found')
    return { number, digest, frozenAt: 0, plan }
  }
  return { version, ...change }
}

const agreedThenOpen = [proposal(1, [decision(anna, 'approve'), decision(oleg, 'approve')]), proposal(2, [])]

test('V7 a signatory sees what is new, confirms, and gets a receipt with the fingerprint', async () => {
  const decide = vi.fn<Api['decide']>(async () => proposal(2, [decision(anna, 'approve')]))
  await renderOnBoard(<Agreement />, { api: apiWith({ decide }), state: { proposals: agreedThenOpen } })
  const heading = await screen.findByRole('heading', { name: /What is new since version 1/ })
  const table = await within(heading.closest('section') ?? document.body).findByRole('table')
  expect(table.textContent).toMatch(/Route · Brest.*Departure.*12:40.*13:10/)
  await userEvent.click(screen.getByRole('button', { name: 'Approve for Cologne' }))
  const dialog = await screen.findByRole('dialog', { name: 'Approve version 2 for Cologne?' })
  expect(dialog.textContent).toContain('1 change since the last agreed version')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Approve for Cologne' }))
  const receipt = await screen.findByRole('dialog', { name: 'Your answer is recorded' })
  expect(receipt.textContent).toContain('9f2c 41d8')
  expect(receipt.textContent).toContain('Anna Krause · Secretary · Cologne')
  expect(decide).toHaveBeenCalledWith('board', 'p2', { digest, kind: 'approve', comment: '' })
})

test('V7 the answer that completes the agreement gets its receipt too', async () => {
  const first = [decision(oleg, 'approve')]
  const agreed = proposal(2, [...first, decision(anna, 'approve')])
  const { board } = await renderOnBoard(<Agreement />, {
    api: apiWith({
      decide: async () => {
        board.setState({ proposals: [agreed] })
        return agreed
      },
    }),
    state: { proposals: [proposal(2, first)] },
  })
  await userEvent.click(screen.getByRole('button', { name: 'Approve for Cologne' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Approve for Cologne' }))
  expect(await screen.findByRole('dialog', { name: 'Your answer is recorded' })).toBeTruthy()
})

test('V7 an objection needs words', async () => {
  const decide = vi.fn<Api['decide']>(async () => proposal(2, [decision(anna, 'object', 'Later, please')]))
  await renderOnBoard(<Agreement />, { api: apiWith({ decide }), state: { proposals: agreedThenOpen } })
  await userEvent.click(screen.getByRole('button', { name: 'Ask for a change' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Ask for a change' }))
  expect(within(dialog).getByText('Please say what should change.')).toBeTruthy()
  expect(decide).not.toHaveBeenCalled()
  await userEvent.type(within(dialog).getByRole('textbox'), 'Later, please')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Ask for a change' }))
  await waitFor(() => expect(decide.mock.calls[0]?.[2].comment).toBe('Later, please'))
})

test('V7 a refused answer is said and changes nothing', async () => {
  const decide: Api['decide'] = async () => {
    throw new Refusal('already-decided')
  }
  await renderOnBoard(<Agreement />, { api: apiWith({ decide }), state: { proposals: agreedThenOpen } })
  await userEvent.click(screen.getByRole('button', { name: 'Abstain' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Abstain' }))
  expect((await within(dialog).findByRole('alert')).textContent).toContain('That did not work.')
})

test('V7 who cannot sign has no buttons and reads who can', async () => {
  const actor = {
    ...anna,
    partnership: 'twins',
    role: 'editor',
    signatory: false,
    owner: false,
    guest: null,
  } as const
  await renderOnBoard(<Agreement />, { api: apiWith(), state: { proposals: agreedThenOpen, actor } })
  expect(screen.queryByRole('button', { name: /Approve for/ })).toBeNull()
  expect(screen.getByText('For Cologne these people can sign: Anna Krause.')).toBeTruthy()
})

test('V1 seals tell in words who answered what, and the objection stands with its words', async () => {
  const open = proposal(2, [decision(anna, 'approve'), decision(oleg, 'object', 'The museum opens at 10:00.')])
  await renderOnBoard(<Agreement />, { api: apiWith(), state: { proposals: [open] } })
  expect(screen.getByText('Volgograd asks for a change:')).toBeTruthy()
  expect(screen.getByText('The museum opens at 10:00.')).toBeTruthy()
  expect(document.querySelector('[data-state="approve"]')?.textContent).toContain('Cologne')
  expect(document.querySelector('[data-state="object"]')?.textContent).toContain('asks for a change')
})

test('V8 when the plan moved while proposing, that is said and can be tried again', async () => {
  const propose = vi.fn<Api['propose']>().mockRejectedValueOnce(new Refusal('plan-moved'))
  propose.mockResolvedValueOnce(proposal(1, []))
  await renderOnBoard(<Agreement />, { api: apiWith({ propose }) })
  await userEvent.click(screen.getByRole('button', { name: 'Propose version 1' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody changed the plan')
  await userEvent.click(screen.getByRole('button', { name: 'Propose version 1' }))
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

test('E44 beside an agreed version stand its certificate and how to check it; an open one has none', async () => {
  await renderOnBoard(<Agreement />, { api: apiWith(), state: { proposals: agreedThenOpen } })
  const certificates = await screen.findAllByRole('link', { name: /^Certificate of version/ })
  expect(certificates.map(link => link.getAttribute('href'))).toEqual([
    expect.stringMatching(/^\/api\/boards\/[^/]+\/versions\/1\/certificate$/),
  ])
  expect(screen.getByRole('link', { name: 'How to check a certificate' }).getAttribute('href')).toBe('/verify')
})

test('L1 the same page in German', async () => {
  await renderOnBoard(<Agreement />, { language: 'de', api: apiWith(), state: { proposals: agreedThenOpen } })
  expect(screen.getByRole('button', { name: 'Für Cologne zustimmen' })).toBeTruthy()
  expect(await screen.findByRole('heading', { name: /Was seit Fassung 1 neu ist/ })).toBeTruthy()
})

test('S9 a signatory with a password types it before the answer is sent', async () => {
  ways = { ...ways, signInName: 'anna', answering: 'prove', proving: ['password'] }
  const decide = vi.fn<Api['decide']>(async () => proposal(2, [decision(anna, 'approve')]))
  await renderOnBoard(<Agreement />, { api: apiWith({ decide }), state: { proposals: agreedThenOpen } })
  await userEvent.click(screen.getByRole('button', { name: 'Approve for Cologne' }))
  const dialog = within(await screen.findByRole('dialog'))
  const field = await dialog.findByLabelText('Your password')
  await userEvent.click(dialog.getByRole('button', { name: 'Approve for Cologne' }))
  expect(await dialog.findByText('Please enter your password.')).toBeTruthy()
  expect(decide).not.toHaveBeenCalled()
  await userEvent.type(field, 'four unrelated words')
  await userEvent.click(dialog.getByRole('button', { name: 'Approve for Cologne' }))
  await waitFor(() => expect(decide).toHaveBeenCalledWith('board', 'p2', { digest, kind: 'approve', comment: '' }))
  expect(sent).toEqual([['/api/me/prove', { password: 'four unrelated words' }]])
})

test('S9 a signatory who came by link learns who gives the code, and sends it with the answer', async () => {
  const oleg = { member: 'oleg', name: 'Oleg Morozov', office: 'Chair', city: 'Volgograd' }
  ways = { ...ways, answering: 'code', vouchers: [oleg] }
  const decide = vi.fn<Api['decide']>(async () => proposal(2, [decision(anna, 'approve')]))
  await renderOnBoard(<Agreement />, { api: apiWith({ decide }), state: { proposals: agreedThenOpen } })
  await userEvent.click(screen.getByRole('button', { name: 'Approve for Cologne' }))
  const dialog = within(await screen.findByRole('dialog'))
  const field = await dialog.findByRole('textbox', { name: 'Code for your signature' })
  expect(dialog.getByText('Oleg Morozov').closest('li')?.textContent).toBe('Oleg Morozov · Chair, Volgograd')
  await userEvent.type(field, 'k7mp xt42')
  await userEvent.click(dialog.getByRole('button', { name: 'Approve for Cologne' }))
  const answer = { digest, kind: 'approve', comment: '', code: 'k7mp xt42' }
  await waitFor(() => expect(decide).toHaveBeenCalledWith('board', 'p2', answer))
})

test('S9 a signatory has the code sent to their own address, and is told where it went or why it did not', async () => {
  ways = { ...ways, answering: 'code', codesTo: 'a***@example.org' }
  await renderOnBoard(<Agreement />, { language: 'de', api: apiWith(), state: { proposals: agreedThenOpen } })
  await userEvent.click(screen.getByRole('button', { name: 'Für Cologne zustimmen' }))
  const dialog = within(await screen.findByRole('dialog'))
  const button = await dialog.findByRole('button', { name: 'Code per E-Mail senden' })
  expect(dialog.getByRole('textbox', { name: 'Code für Ihre Unterschrift' })).toBeTruthy()
  await userEvent.click(button)
  expect(await dialog.findByText(/^Eine E-Mail an a\*{3}@example\.org ist unterwegs/)).toBeTruthy()
  expect(sent).toEqual([['/api/boards/board/proposals/p2/codes/mail', { language: 'de' }]])
  mailed = () => Response.json({ code: 'too-many', facts: { ms: 600_000 } }, { status: 429 })
  await userEvent.click(button)
  expect(await dialog.findByText(/schon mehrere Codes/)).toBeTruthy()
  expect(dialog.queryByText(/ist unterwegs/)).toBeNull()
})

test('S9 a chair shows a code for a colleague who signs; a signatory who is no chair sees no such button', async () => {
  const chair = { ...anna, member: 'chair', partnership: 'twins', role: 'chair', signatory: false } as const
  const actor = { ...chair, owner: false, guest: null }
  await renderOnBoard(<Agreement />, { api: apiWith(), state: { proposals: agreedThenOpen, actor } })
  await userEvent.click(await screen.findByRole('button', { name: 'Code for a signature' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Code for Anna Krause' }))
  expect(await screen.findByText('K7MP XT42')).toBeTruthy()
  expect(sent).toEqual([['/api/boards/board/proposals/p2/codes', { member: 'anna' }]])
})
