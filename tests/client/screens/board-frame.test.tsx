/** The frame of a board: what it says of my work, of the line, of who is here, of the plan as a whole. */
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BoardState } from '#client/link/board-state.ts'
import { AsideNotice } from '#client/screens/board/aside-notice.tsx'
import { BoardTitle } from '#client/screens/board/board-title.tsx'
import { Cities } from '#client/screens/board/cities.tsx'
import { initialsOf } from '#client/screens/board/initials.ts'
import { LinkNotice } from '#client/screens/board/link-notice.tsx'
import { ReadyList } from '#client/screens/board/ready-list.tsx'
import { SavedMark } from '#client/screens/board/saved-mark.tsx'
import { StandingLine } from '#client/screens/board/standing-line.tsx'
import { useAnnouncements } from '#client/screens/board/use-announcements.ts'
import { secretIn } from '#client/screens/secret-in.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { changePlan, seedPlan } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

test('A8 where my work is stands in words', async () => {
  const { board } = await renderOnBoard(<SavedMark />)
  const said: (string | null)[] = [screen.getByText('Saved').textContent]
  for (const saving of ['sending', 'kept', 'unkept'] as const) {
    act(() => board.setState({ saving, unsaved: 2 }))
    said.push(document.querySelector(`[data-saving=${saving}]`)?.textContent ?? null)
  }
  expect(said).toEqual(['Saved', 'Sending', 'Kept on this device', 'Not saved yet'])
})

test('A8 work that was refused is not called saved, whoever may write now', async () => {
  const { board } = await renderOnBoard(<SavedMark />, { state: { readOnly: true, saving: 'unkept', unsaved: 0 } })
  expect(screen.getByText('Not saved yet').title).toContain('stand only in this page')
  act(() => board.setState({ saving: 'kept' }))
  expect(screen.getByText('Kept on this device').title).toContain('not in the plan')
  act(() => board.setState({ saving: 'saved' }))
  expect(screen.getByText('Read only')).toBeTruthy()
})

test('A8 the words stand in German too', async () => {
  await renderOnBoard(<SavedMark />, { language: 'de', state: { saving: 'kept', unsaved: 1 } })
  expect(screen.getByText('Auf diesem Gerät aufbewahrt')).toBeTruthy()
})

test('D4 a broken line is said, with what happens to my work', async () => {
  const { board } = await renderOnBoard(<LinkNotice onReopen={() => undefined} />)
  expect(document.body.textContent).toBe('')
  const offlineSince = Date.UTC(2026, 10, 26, 10, 42)
  act(() => board.setState({ connection: 'offline', offlineSince, saving: 'kept', unsaved: 3 }))
  const at = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(offlineSince)
  expect(screen.getByText(`No connection since ${at}. You can go on working.`)).toBeTruthy()
  expect(screen.getByText(/3 changes are stored on this device/)).toBeTruthy()
})

test('A8 why there is no connection is said where the server has told it', async () => {
  const { board } = await renderOnBoard(<LinkNotice onReopen={() => undefined} />, {
    state: { connection: 'offline', offlineSince: 1_800_000_000_000, saving: 'kept', unsaved: 1 },
  })
  act(() => board.setState({ cause: 'store-unavailable' }))
  expect(document.body.textContent).toContain('The server cannot write to its disk now.')
  act(() => board.setState({ cause: 'restart', saving: 'saved', unsaved: 0 }))
  expect(document.body.textContent).toContain('The server is being restarted.')
  expect(document.body.textContent).toContain('Everything so far is saved.')
  expect(document.body.textContent).not.toContain('No connection')
  act(() => board.setState({ cause: 'too-many' }))
  expect(document.body.textContent).toContain('That was too much at once.')
})

test('A8 what becomes of my work is announced once it is known, and not each step on the way', async () => {
  const { board } = await renderOnBoard(<Announced />)
  const heard = () => document.querySelector('[aria-live=polite]')?.textContent
  const told: (string | null | undefined)[] = []
  const step = (change: Partial<BoardState>) => {
    act(() => board.setState(change))
    told.push(heard())
  }
  step({ saving: 'sending', unsaved: 1 })
  step({ connection: 'offline', saving: 'unkept' })
  step({ saving: 'kept' })
  step({ connection: 'connecting' })
  step({ connection: 'online', saving: 'sending' })
  step({ saving: 'saved', unsaved: 0 })
  step({ setAside: true })
  expect(told).toEqual([
    '',
    'No connection. You can go on working. Not saved yet',
    'Kept on this device',
    'Kept on this device',
    'Connected again.',
    'Saved',
    'This device keeps something that is not in the plan.',
  ])
})

function Announced() {
  useAnnouncements()
  return null
}

test('a refusal that stays is said, with a way out', async () => {
  let reopened = 0
  await renderOnBoard(<LinkNotice onReopen={() => reopened++} />, {
    state: { connection: 'offline', refused: 'epoch-changed' },
  })
  expect(screen.getByRole('alert').textContent).toContain('This board was begun anew on the server')
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(reopened).toBe(1)
})

test('R5 while refused work stands in this page alone, the way out goes past the question whether to leave', async () => {
  let reopened = 0
  const frame = (
    <>
      <LinkNotice onReopen={() => reopened++} />
      <AsideNotice />
    </>
  )
  const state = { connection: 'offline', refused: 'plan-full', setAside: true, saving: 'unkept' } as const
  const { board } = await renderOnBoard(frame, { state })
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Reload the page' })).toBeTruthy()
  expect(screen.getByText(/stand only in this page/)).toBeTruthy()
  act(() => board.setState({ saving: 'kept' }))
  expect(screen.getByText('This device keeps something that is not in the plan.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(reopened).toBe(1)
})

test('A4 who is here is said with name, city and local time, not by colour alone', async () => {
  const oleg = {
    id: 'c2',
    member: 'oleg',
    name: 'Oleg Morozov',
    committee: 'volgograd',
    client: 7,
    place: null,
    caret: null,
    typing: false,
  }
  await renderOnBoard(<Cities />, { state: { presence: [oleg, { ...oleg, id: 'c3' }] } })
  expect(screen.getByRole('img', { name: 'Oleg Morozov' }).textContent).toBe('OM')
  expect(screen.getByText(/^Volgograd: one person here, local time \d\d:\d\d$/)).toBeTruthy()
  expect(screen.getByText(/^Cologne: nobody here now/)).toBeTruthy()
})

test('V6 a draft that differs from the agreed version says by how much', async () => {
  const proposal = agreedProposal()
  const { board } = await renderOnBoard(<StandingLine />, {
    state: { proposals: [proposal] },
    api: { version: async () => ({ number: 1, digest: proposal.digest, frozenAt: proposal.at, plan: seeded() }) },
  })
  expect(await screen.findByText('Agreed')).toBeTruthy()
  await act(async () => board.fromElsewhere(doc => changePlan(doc, { startDay: '2027-05-01' })))
  expect(await screen.findByText(/^1 change since version 1/)).toBeTruthy()
  expect(screen.getByText('Draft')).toBeTruthy()
})

test('V6 while a proposal is open, how many have approved is said', async () => {
  const open = { ...agreedProposal(), decisions: agreedProposal().decisions.slice(0, 1) }
  await renderOnBoard(<StandingLine />, { state: { proposals: [open] } })
  expect(screen.getByText('Proposed')).toBeTruthy()
  expect(screen.getByText('Version 1: 1 of 2 committees approved')).toBeTruthy()
})

test('what is missing before an agreement leads to its part', async () => {
  await renderOnBoard(<ReadyList />)
  expect(screen.getByRole('link', { name: '2 dates are not set' }).getAttribute('href')).toBe('/boards/board/overview')
  expect(screen.getByRole('link', { name: 'There is no stop yet' }).getAttribute('href')).toBe('/boards/board/route')
  expect(screen.queryByText('All stops have a host')).toBeNull()
})

test('an editor changes the title in place', async () => {
  const { board } = await renderOnBoard(<BoardTitle />)
  await userEvent.click(screen.getByRole('button', { name: 'Change the title' }))
  const field = screen.getByRole('textbox', { name: 'Title of the board' })
  await userEvent.clear(field)
  await userEvent.type(field, 'Choir weekend{Enter}')
  await userEvent.tab()
  expect(readPlan(board.doc).title.en?.text).toBe('Choir weekend')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Choir weekend')
})

test('marks show two letters of a name in any script', () => {
  expect(['Anna Krause', 'Юлия Степнова', 'Madonna', 'Jean-Luc van der Berg', ''].map(initialsOf)).toEqual([
    'AK',
    'ЮС',
    'MA',
    'JB',
    '',
  ])
})

test('S8 the secret of a link is found only in its fragment', () => {
  const secret = 'LZFbPGtBzF_Lu1ZEPz6GGrQ'
  expect(secretIn(`https://plan.example.org/sign-in#${secret}`)).toBe(secret)
  expect(secretIn(`https://plan.example.org/sign-in?secret=${secret}`)).toBeNull()
  expect(secretIn('https://plan.example.org/sign-in')).toBeNull()
})

function agreedProposal(): Proposal {
  const by = { member: 'anna', name: 'Anna Krause', committee: 'cologne', office: 'Secretary' }
  const decision = { kind: 'approve' as const, digest: 'd', by, comment: '', at: 1_800_000_000_000, how: null }
  return {
    id: 'p',
    board: 'board',
    version: 1,
    digest: 'd',
    committees: ['cologne', 'volgograd'],
    by,
    at: 1_800_000_000_000,
    withdrawnAt: null,
    decisions: [
      { ...decision, committee: 'cologne' },
      { ...decision, committee: 'volgograd' },
    ],
  }
}

function seeded() {
  const doc = new Y.Doc()
  seedPlan(doc, { title: 'Remembrance Train 2027', language: 'en', languages: ['en', 'de', 'ru'], currency: 'EUR' })
  return readPlan(doc)
}
