/** The export sheet: what is offered first, how a download is told, and what a preview is and is not. */
import { act, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, onTestFinished, test, vi } from 'vitest'
import { choiceFrom, type Offer } from '#client/screens/board/exporting/choice.ts'
import { ExportSheet } from '#client/screens/board/exporting/export-sheet.tsx'
import { formats } from '#client/screens/board/exporting/formats.ts'
import { AppContext, type AppDeps } from '#client/state/app-context.ts'
import { download, type Stage } from '#client/state/download.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { addRecord } from '#shared/plan/edits.ts'
import { exportFormats } from '#shared/protocol/routes.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'
import { handClock } from '#tests/client/harness/hand-clock.ts'

const offer: Offer = { agreed: 3, versions: [1, 2, 3, 4], languages: ['en', 'de', 'ru'], wording: 'de' }

test('E53 the agreed version comes first, in the language that somebody reads', () => {
  expect(choiceFrom({}, offer)).toEqual({ version: 3, language: 'de', beside: '', format: 'pdf', list: 'stops' })
  expect(choiceFrom({}, { ...offer, agreed: null }).version).toBe('draft')
})

test('E53 what was chosen stays as far as it can still be had; the newest agreed one stays the newest', () => {
  expect(choiceFrom({ version: 'agreed', language: 'ru', beside: 'en' }, { ...offer, agreed: 4 })).toMatchObject({
    version: 4,
    language: 'ru',
    beside: 'en',
  })
  expect(choiceFrom({ version: 2, format: 'csv', list: 'tasks' }, offer)).toMatchObject({
    version: 2,
    format: 'csv',
    list: 'tasks',
  })
  expect(choiceFrom({ version: 'draft' }, offer).version).toBe('draft')
  const lost = { version: 9, language: 'fr', beside: 'de', format: 'rtf', list: 'people' }
  expect(choiceFrom(lost, offer)).toEqual({ version: 3, language: 'de', beside: '', format: 'pdf', list: 'stops' })
})

test('E53 every form is offered, once', () => {
  expect([...formats].sort()).toEqual([...exportFormats].sort())
})

const proposal: Proposal = {
  ...{
    id: 'p1',
    board: 'board',
    version: 3,
    digest: 'd'.repeat(64),
    committees: ['cologne', 'volgograd'],
    at: 1,
    withdrawnAt: null,
  },
  by: { member: 'anna', name: 'Anna Krause', committee: 'cologne', office: '' },
  decisions: ['cologne', 'volgograd'].map(committee => ({
    ...{ committee, kind: 'approve', digest: 'd'.repeat(64), comment: '', at: 2, how: null },
    by: { member: committee, name: committee, committee, office: '' },
  })),
}

/** The sheet over a server that a test makes up. */
async function opened(answer: (path: string) => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async (path: string) => answer(path))
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  const kept = new Map<string, string>()
  const clock = handClock()
  const app = {
    clock,
    newId: () => 'key',
    kept: { read: (key: string) => kept.get(key) ?? null, write: (key: string, value: string) => kept.set(key, value) },
  } as unknown as AppDeps
  const sheet = (
    <AppContext value={app}>
      <ExportSheet isOpen onClose={() => {}} />
    </AppContext>
  )
  const { board } = await renderOnBoard(sheet, {
    plan: doc => void addRecord(doc, 'stops', 'brest', { name: 'Brest' }, 'end'),
    state: { proposals: [proposal] },
    api: {
      version: async () => ({ number: 3, digest: proposal.digest, frozenAt: 1, plan: { ...frozen, title: {} } }),
    },
  })
  await screen.findByRole('link', { name: /^Download/ })
  return { board, clock, kept }
}

const frozen = {
  ...{
    schema: 1,
    title: {},
    purpose: {},
    label: {},
    startDay: null,
    endDay: null,
    languages: ['en', 'de', 'ru'],
    currency: 'EUR',
  },
  ...{ rates: [], stops: [], legs: [], items: [], tasks: [], lines: [], groups: [], sections: [] },
}

test('E53 the sheet says what the choice counts for and how the draft differs; the choice stays on the device', async () => {
  const { kept } = await opened(() => Response.json({ feeds: [] }))
  expect(screen.getByText('All committees have agreed to exactly this text.')).toBeTruthy()
  expect(await screen.findByText(/^The draft differs from version 3: .*Route in 1 place/)).toBeTruthy()
  const link = screen.getByRole('link', { name: /^Download/ })
  expect(link.getAttribute('href')).toBe('/api/boards/board/export/pdf?version=3&language=en')
  await userEvent.click(screen.getByRole('radio', { name: /DOCX/ }))
  expect(link.getAttribute('href')).toContain('/export/docx?')
  expect(JSON.parse(kept.get('export.board') ?? '')).toMatchObject({ version: 'agreed', format: 'docx' })
})

test('E54 a quick file comes without a word before; then its name, size and digest', async () => {
  const offered: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    offered.push(this.download)
  })
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} }))
  await opened(path =>
    path.includes('/export/')
      ? new Response('abc', { headers: { 'content-disposition': 'attachment; filename=Plan-v3.pdf' } })
      : Response.json({ feeds: [] }),
  )
  await userEvent.click(screen.getByRole('link', { name: /^Download/ }))
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(await screen.findByText('Plan-v3.pdf')).toBeTruthy()
  expect(screen.getByText(/^ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad$/)).toBeTruthy()
  expect(offered).toEqual(['Plan-v3.pdf'])
})

test('E54 a long one says how far it is and can be called off; a no is said with what to do', async () => {
  let refuse: (response: Response) => void = () => {}
  const { clock } = await opened(path => {
    if (path.includes('/export/')) return new Promise<Response>(resolve => (refuse = resolve))
    if (path.includes('/progress/')) return Response.json({ stage: 'waiting', before: 2 })
    return Response.json({ feeds: [] })
  })
  const link = screen.getByRole('link', { name: /^Download/ })
  await userEvent.click(link)
  act(() => clock.turn(700))
  expect(await screen.findByText('2 files are made before yours.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel the download' }))
  expect(screen.queryByText('2 files are made before yours.')).toBeNull()
  await userEvent.click(link)
  await act(async () => refuse(Response.json({ code: 'too-many', facts: {} }, { status: 429 })))
  expect(await screen.findByText('No file has been saved. Press the button to try again.')).toBeTruthy()
})

test('E54 a file of parts is told part by part, then as it arrives; not to know how far it is fails nothing', async () => {
  const clock = handClock()
  const stages: Stage[] = []
  let send: (response: Response) => void = () => {}
  vi.stubGlobal('fetch', () => new Promise<Response>(resolve => (send = resolve)))
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  const answers = [
    () => Promise.resolve({ stage: 'making', done: 3, of: 9 } as const),
    () => Promise.resolve({ stage: 'unknown' } as const),
  ]
  const file = download('/file', {
    clock,
    progress: () => (answers.shift() ?? (() => Promise.resolve({ stage: 'unknown' } as const)))(),
    onStage: stage => stages.push(stage),
    signal: new AbortController().signal,
  })
  clock.turn(600)
  await waitFor(() => expect(stages.at(-1)).toEqual({ is: 'making', done: 3, of: 9 }))
  clock.turn(600)
  send(
    new Response('abc', { headers: { 'content-length': '3', 'content-disposition': 'attachment; filename="a.zip"' } }),
  )
  expect(await file).toMatchObject({ name: 'a.zip', bytes: 3 })
  expect(stages.at(-1)).toEqual({ is: 'arriving', bytes: 3, of: 3 })
})

test('E55 a preview shows on a press where there is little room, each page with its name; without it the download is there', async () => {
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => `blob:${Math.random()}`, revokeObjectURL: () => {} }),
  )
  const asked: string[] = []
  await opened(path => {
    asked.push(path)
    return path.includes('/preview')
      ? Response.json({ pages: ['<svg/>', '<svg/>'], of: 6 })
      : Response.json({ feeds: [] })
  })
  expect(asked.filter(path => path.includes('/preview'))).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
  expect(await screen.findByRole('img', { name: 'Page 1 of 6' })).toBeTruthy()
  expect(asked).toContain('/api/boards/board/preview?version=3&language=en&pages=3')
  const page = screen.getByRole('button', { name: 'Page 2 of 6' })
  await userEvent.click(page)
  expect(page.getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: 'Show more pages' }))
  await waitFor(() => expect(asked).toContain('/api/boards/board/preview?version=3&language=en&pages=24'))
})

test('E55 a preview that fails says so, and the file can still be had', async () => {
  await opened(path =>
    path.includes('/preview') ? Response.json({ code: 'too-many' }, { status: 429 }) : Response.json({ feeds: [] }),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Preview' }))
  expect(await screen.findByText('You can download the file all the same.')).toBeTruthy()
  expect(screen.getByRole('link', { name: /^Download/ })).toBeTruthy()
})
