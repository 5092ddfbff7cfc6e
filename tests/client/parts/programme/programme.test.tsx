/** The programme as people use it, on a board without a server. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { Programme } from '#client/parts/programme/programme.tsx'
import { addRecord, changePlan, changeRecord } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

function train(doc: Y.Doc): void {
  changePlan(doc, { startDay: '2027-05-01', endDay: '2027-05-02' })
  addRecord(doc, 'stops', 'brest', { name: 'Brest', zone: 'Europe/Minsk', arrive: '2027-05-01T08:00' }, 'end')
  const day = { stop: 'brest', day: '2027-05-01' }
  const title = (en: string) => ({ title: { en: { text: en } } })
  addRecord(doc, 'items', 'tour', { ...day, ...title('Fortress tour'), start: '09:00', end: '10:00' }, 'end')
  addRecord(doc, 'items', 'lunch', { ...day, ...title('Lunch'), start: '10:00', end: '12:00' }, 'end')
}

const section = (name: RegExp) => screen.getByRole('region', { name })
const first = /^Saturday,? 1 May 2027$/

async function choose(title: string, entry: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: `More for ${title}` }))
  await userEvent.click(await screen.findByRole('menuitem', { name: entry }))
}

test('each day is headed with weekday, date and where the group is', async () => {
  await renderOnBoard(<Programme />, { plan: train })
  expect(within(section(first)).getByText('Brest')).toBeTruthy()
  expect(within(section(/^Sunday,? 2 May/)).getByText('Nothing planned yet.')).toBeTruthy()
})

test("L5 times stand in the stop's zone first and the reader's second", async () => {
  await renderOnBoard(<Programme />, { plan: train })
  const row = screen.getByRole('button', { name: 'Fortress tour' }).closest('li')
  expect(row?.textContent).toMatch(/09:00.*10:00.*08:00 in Cologne/)
})

test('parallel groups are named and stand in one row', async () => {
  await renderOnBoard(<Programme />, {
    plan: doc => {
      train(doc)
      changeRecord(doc, 'items', 'tour', { party: 'A' })
      const other = { day: '2027-05-01', stop: 'brest', party: 'B', start: '09:30', title: { en: { text: 'Museum' } } }
      addRecord(doc, 'items', 'museum', other, 'end')
    },
  })
  const together = screen.getByText('At the same time').closest('li')
  expect(together?.textContent).toContain('Group A')
  expect(together?.textContent).toContain('Group B')
  expect(together?.textContent).not.toContain('Lunch')
})

test('A2 moving an item by its menu changes places, says so, and keeps the focus on it', async () => {
  const { board } = await renderOnBoard(<Programme />, { plan: train })
  await choose('Lunch', 'Earlier')
  expect(readPlan(board.doc).items.map(item => [item.id, item.start, item.end])).toEqual([
    ['tour', '11:00', '12:00'],
    ['lunch', '09:00', '11:00'],
  ])
  expect(screen.getByRole('status').textContent).toMatch(
    /^Lunch now begins at 09:00. It is item 1 of 2 on Saturday,? 1 May 2027.$/,
  )
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Lunch' })))
})

test('A2 "move to day" puts an item on another day without dragging', async () => {
  const { board } = await renderOnBoard(<Programme />, { plan: train })
  await choose('Lunch', 'Move to day or place…')
  const dialog = await screen.findByRole('dialog', { name: 'Move Lunch' })
  await userEvent.click(within(dialog).getByRole('button', { name: /Day$/ }))
  await userEvent.click(await screen.findByRole('option', { name: /Sun,? 2 May/ }))
  await userEvent.click(within(dialog).getByRole('button', { name: 'Move' }))
  expect(readPlan(board.doc).items.find(item => item.id === 'lunch')).toMatchObject({
    day: '2027-05-02',
    stop: 'brest',
  })
})

test('a deleted item can be brought back by the hint', async () => {
  const { board } = await renderOnBoard(<Programme />, { plan: train })
  await choose('Lunch', 'Delete')
  expect(readPlan(board.doc).items.map(item => item.id)).toEqual(['tour'])
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(readPlan(board.doc).items.map(item => item.id)).toEqual(['tour', 'lunch'])
})

test('an item without a day is listed as not placed, one whose stop is gone says so', async () => {
  const { board } = await renderOnBoard(<Programme />, { plan: train })
  act(() => board.fromElsewhere(doc => changeRecord(doc, 'items', 'lunch', { day: null, stop: 'nowhere' })))
  const unplaced = await screen.findByRole('region', { name: 'Not placed yet' })
  expect(within(unplaced).getByText('Its stop was removed')).toBeTruthy()
})

test('L4 a missing language shows the source with its language named', async () => {
  await renderOnBoard(<Programme />, {
    plan: doc => {
      train(doc)
      addRecord(doc, 'items', 'ru', { day: '2027-05-02', title: { ru: { text: 'Обед' } } }, 'end')
    },
  })
  const title = screen.getByText('Обед')
  expect(title.getAttribute('lang')).toBe('ru')
  expect(title.closest('li')?.textContent).toContain('Russian')
})

test('those who only read see everything and no edit controls', async () => {
  await renderOnBoard(<Programme />, { plan: train, state: { readOnly: true } })
  expect(screen.getByRole('heading', { name: 'Fortress tour' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Fortress tour/ })?.textContent ?? '').not.toContain('Fortress tour')
  expect(screen.queryByRole('button', { name: 'Add item' })).toBeNull()
})

test('the week shows the same items by hour', async () => {
  await renderOnBoard(<Programme />, { plan: train })
  await userEvent.click(screen.getByRole('radio', { name: 'Week' }))
  const grid = screen.getByRole('region', { name: 'Programme by hour' })
  expect(within(grid).getByRole('button', { name: /Fortress tour/ })).toBeTruthy()
})

test('P25 an item that nobody filled in is gone when its sheet closes, and leaves no step to undo', async () => {
  const { board } = await renderOnBoard(<Programme />, { plan: train })
  await userEvent.click(screen.getByRole('button', { name: 'Add item' }))
  expect(readPlan(board.doc).items).toHaveLength(3)
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(readPlan(board.doc).items.map(item => item.id)).toEqual(['tour', 'lunch']))
})

test('P25 an item is kept with the words that were typed last, even when its sheet closes at once', async () => {
  const { board } = await renderOnBoard(<Programme />, { plan: train })
  await userEvent.click(screen.getByRole('button', { name: 'Add item' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Walk')
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }))
  expect(readPlan(board.doc).items.map(item => item.title.en?.text)).toEqual(['Fortress tour', 'Lunch', 'Walk'])
})
