/** What is kept on this device and is not in the plan: shown in words, fetched, put in again, deleted. */
import { act, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Aside } from '#client/link/board-state.ts'
import { asideFile } from '#client/screens/board/aside/aside-file.ts'
import { wouldChange } from '#client/screens/board/aside/would-change.ts'
import { AsideNotice } from '#client/screens/board/aside-notice.tsx'
import { addRecord, changeRecord } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard, type TestBoard } from '#tests/client/harness/board.tsx'

const at = Date.UTC(2026, 10, 26, 10, 42)

/** Edits of another page, made on top of what the board holds. */
function editsOn(doc: Y.Doc, edit: (copy: Y.Doc) => void, change: Partial<Aside> = {}): Aside {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  edit(copy)
  return { kind: 'edits', why: 'plan-full', epoch: 1, at, updates, isKept: true, keys: [1], ...change }
}

async function open(asides: (board: TestBoard) => readonly Aside[]): Promise<TestBoard> {
  const { board } = await renderOnBoard(<AsideNotice />, {
    plan: doc => addRecord(doc, 'stops', 'brest', { name: 'Brest' }, 'end'),
  })
  expect(screen.queryByText(/not in the plan/)).toBeNull()
  board.aside = asides(board)
  act(() => board.setState({ setAside: true }))
  await userEvent.click(screen.getByRole('button', { name: 'Look at it' }))
  return board
}

test('R5 what was put aside is shown in words of the plan, with when and why, and can be put in again', async () => {
  const board = await open(({ doc }) => [
    editsOn(doc, copy => addRecord(copy, 'stops', 'minsk', { name: 'Minsk' }, 'end')),
  ])
  const card = await screen.findByRole('region', { name: /^Your changes of .*26 Nov/ })
  expect(card.textContent).toContain('The plan had reached its limit when this was sent.')
  expect(card.textContent).toContain('It would change one thing in the plan:')
  expect(within(card).getByRole('rowheader').textContent).toBe('Route · Minsk')
  await userEvent.click(within(card).getByRole('button', { name: 'Put in again' }))
  expect(readPlan(board.doc).stops.map(stop => stop.name)).toEqual(['Brest', 'Minsk'])
  expect(await screen.findByText('Nothing is kept here any more.')).toBeTruthy()
})

test('R5 it is deleted only after a question', async () => {
  const board = await open(({ doc }) => [
    editsOn(doc, copy => addRecord(copy, 'stops', 'minsk', { name: 'Minsk' }, 'end')),
  ])
  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }))
  const dialog = screen.getByRole('alertdialog', { name: 'Delete this from the device?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  expect(board.aside).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await userEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Delete' }))
  expect(board.aside).toEqual([])
  expect(await screen.findByText('Nothing is kept here any more.')).toBeTruthy()
})

test('R5 it is downloaded as a file that holds the plan with it and the edits themselves', async () => {
  const made: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation(blob => {
    made.push(blob as Blob)
    return 'blob:made'
  })
  const board = await open(({ doc }) => [
    editsOn(doc, copy => changeRecord(copy, 'stops', 'brest', { name: 'Brest-Litovsk' })),
  ])
  await userEvent.click(await screen.findByRole('button', { name: 'Download' }))
  const file = JSON.parse((await made[0]?.text()) ?? '')
  expect([file.why, file.written, file.plan.stops[0].name]).toEqual([
    'plan-full',
    '2026-11-26T10:42:00.000Z',
    'Brest-Litovsk',
  ])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(board.doc))
  for (const text of file.updates)
    Y.applyUpdate(
      copy,
      Uint8Array.from(atob(text), letter => letter.charCodeAt(0)),
    )
  expect(readPlan(copy).stops[0]?.name).toBe('Brest-Litovsk')
  vi.restoreAllMocks()
})

test('R5 a copy of an epoch that is over is compared with the board and never merged', async () => {
  await open(({ doc }) => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    changeRecord(copy, 'stops', 'brest', { name: 'Brest-Litovsk' })
    return [
      {
        kind: 'copy',
        why: 'epoch-changed',
        epoch: 1,
        at,
        updates: [Y.encodeStateAsUpdate(copy)],
        isKept: true,
        keys: [],
      },
    ]
  })
  const card = await screen.findByRole('region', { name: /^Copy of the board/ })
  expect(card.textContent).toContain('differs from the board in one thing')
  expect(card.textContent).toContain('Brest-Litovsk')
  expect(within(card).queryByRole('button', { name: 'Put in again' })).toBeNull()
})

test('R5 what cannot be told, stands in this page only, or was found broken is said so and offers no more than it can', async () => {
  await open(({ doc }) => {
    const [first, second] = editsOn(doc, copy => {
      addRecord(copy, 'stops', 'minsk', { name: 'Minsk' }, 'end')
      changeRecord(copy, 'stops', 'minsk', { name: 'Minsk Passazhirsky' })
    }).updates
    if (first === undefined || second === undefined) throw new Error('two edits were meant')
    return [editsOn(doc, () => undefined, { updates: [second], isKept: false, why: 'edit-rejected' })]
  })
  const card = await screen.findByRole('region', { name: /^Your changes/ })
  expect(card.textContent).toContain('The server did not accept this change.')
  expect(card.textContent).toContain('cannot be shown here')
  expect(card.textContent).toContain('only in this open page')
  expect(
    within(card)
      .getAllByRole('button')
      .map(each => each.textContent),
  ).toEqual(['Download'])
})

test('R5 looking at it changes nothing on the board', async () => {
  const { board } = await renderOnBoard(<p />)
  const before = Y.encodeStateAsUpdate(board.doc)
  const aside = editsOn(board.doc, copy => addRecord(copy, 'stops', 'minsk', { name: 'Minsk' }, 'end'))
  const would = wouldChange(board.doc, aside)
  expect(would?.changes.map(({ kind, op }) => [kind, op])).toEqual([['stops', 'added']])
  expect(asideFile('board', aside, would).name).toBe('twinboard-kept-2026-11-26.json')
  expect(Y.encodeStateAsUpdate(board.doc)).toEqual(before)
})
