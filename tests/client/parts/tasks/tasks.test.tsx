/** The tasks as people use them, on a board without a server. */
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { Tasks } from '#client/parts/tasks/tasks.tsx'
import { addRecord } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

function two(doc: Y.Doc): void {
  addRecord(doc, 'tasks', 'coach', { title: { en: { text: 'Order the coach' } }, due: '2020-01-02' }, 'end')
  addRecord(doc, 'tasks', 'wreath', { title: { en: { text: 'Order the wreath' } }, member: 'anna' }, 'end')
}

const column = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}`) })

test('a typed line and Enter make a task, and the field is ready for the next', async () => {
  const { board } = await renderOnBoard(<Tasks />, { plan: two })
  const field = screen.getByRole('textbox', { name: 'New task' })
  await userEvent.type(field, 'Book the hall{Enter}')
  expect(readPlan(board.doc).tasks[0]?.title).toEqual({ en: { text: 'Book the hall' } })
  expect((field as HTMLInputElement).value).toBe('')
  expect(document.activeElement).toBe(field)
})

test('a new task belongs to whom the list is filtered by', async () => {
  const { board } = await renderOnBoard(<Tasks />, { plan: two })
  await userEvent.click(screen.getByRole('radio', { name: 'Mine' }))
  expect(screen.queryByText('Order the coach')).toBeNull()
  await userEvent.type(screen.getByRole('textbox', { name: 'New task' }), 'Call the museum{Enter}')
  expect(readPlan(board.doc).tasks[0]).toMatchObject({ member: 'anna', committee: 'cologne' })
})

test('the round button marks a task as done, says so, and moves it to its column', async () => {
  const { board } = await renderOnBoard(<Tasks />, { plan: two })
  await userEvent.click(screen.getByRole('button', { name: 'Mark Order the wreath as done' }))
  expect(readPlan(board.doc).tasks.find(task => task.id === 'wreath')?.state).toBe('done')
  expect(within(column('Done')).getByText('Order the wreath')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('Order the wreath is now: Done.')
})

test('A2 the menu moves a task within its column and to another state; the focus stays with it', async () => {
  const { board } = await renderOnBoard(<Tasks />, { plan: two })
  await userEvent.click(screen.getByRole('button', { name: 'More for Order the wreath' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Up' }))
  expect(readPlan(board.doc).tasks.map(task => task.id)).toEqual(['wreath', 'coach'])
  expect(screen.getByRole('status').textContent).toBe('Order the wreath is now 1 of 2.')
  await userEvent.click(screen.getByRole('button', { name: 'More for Order the wreath' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Start' }))
  expect(within(column('In progress')).getByText('Order the wreath')).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Order the wreath' })))
})

test('a late task says so in words', async () => {
  await renderOnBoard(<Tasks />, { plan: two })
  expect(screen.getByText(/^overdue: .* ago, Thu,? 2 Jan$/)).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: 'By date' }))
  expect(within(screen.getByRole('region', { name: /^Overdue/ })).getByText('Order the coach')).toBeTruthy()
})

test('those who only read have no line to add and no button to change', async () => {
  await renderOnBoard(<Tasks />, { plan: two, state: { readOnly: true } })
  expect(screen.queryByRole('textbox', { name: 'New task' })).toBeNull()
  expect(screen.queryByRole('button', { name: /^Mark/ })).toBeNull()
  expect(screen.getByText('Order the coach')).toBeTruthy()
})
