/** The budget as people use it, on a board without a server. */
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { Budget } from '#client/parts/budget/budget.tsx'
import { addRecord, changeRecord } from '#shared/plan/edits.ts'
import type { BudgetLine } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

const rail = { title: { en: { text: 'Rail tickets' } }, category: 'travel', payer: 'cologne', planned: 10_001 } as const

function withRail(values: Partial<BudgetLine> = {}): (doc: Y.Doc) => void {
  return doc => addRecord(doc, 'lines', 'rail', { ...rail, ...values }, 'end')
}

async function openSheet(title: string | RegExp = /^Rail tickets/): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('button', { name: title }))
  return screen.findByRole('dialog')
}

const lineOf = (doc: Y.Doc) => readPlan(doc).lines[0]

test('lines stand by category with sums, and who pays and bears what', async () => {
  await renderOnBoard(<Budget />, { plan: withRail() })
  const table = screen.getByRole('region', { name: 'Budget lines by category' })
  expect(within(table).getByRole('row', { name: /^Travel €100.01/ })).toBeTruthy()
  const sums = screen.getByRole('region', { name: 'Sums per committee in EUR' })
  const row = within(sums).getByRole('row', { name: /^Cologne/ })
  expect(row.textContent).toBe('Cologne€100.01€50.01gets €50.00 back')
})

test("L3 money typed in the reader's way is understood, and what is no amount is refused at the field", async () => {
  const { board } = await renderOnBoard(<Budget />, { plan: withRail(), language: 'de' })
  const sheet = await openSheet()
  const field = within(sheet).getByRole('textbox', { name: /Geplanter Betrag/ })
  await userEvent.clear(field)
  await userEvent.type(field, '1.234,56')
  await userEvent.tab()
  expect(lineOf(board.doc)?.planned).toBe(123_456)
  await userEvent.clear(field)
  await userEvent.type(field, 'zwölf')
  await userEvent.tab()
  expect(lineOf(board.doc)?.planned).toBe(123_456)
  expect((field as HTMLInputElement).value).toBe('zwölf')
  expect(within(sheet).getByText(/Das ist kein Betrag/)).toBeTruthy()
})

test('the cent that is left over is shown with who gets it', async () => {
  await renderOnBoard(<Budget />, { plan: withRail() })
  const sheet = await openSheet()
  expect(within(sheet).getByText('€0.01 left over goes to Cologne.')).toBeTruthy()
})

test('fixed shares say what is missing, and the rest can be given away with two presses', async () => {
  const { board } = await renderOnBoard(<Budget />, {
    plan: withRail({ shareRule: 'fixed', shares: { cologne: 4000 } }),
  })
  const sheet = await openSheet()
  expect(within(sheet).getByText('€60.01 not shared out yet.')).toBeTruthy()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Give the rest to…' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Give the rest to Volgograd' }))
  expect(lineOf(board.doc)?.shares).toEqual({ cologne: 4000, volgograd: 6001 })
})

test('percents that come to more than the whole are refused at the field', async () => {
  await renderOnBoard(<Budget />, {
    plan: withRail({ shareRule: 'percent', shares: { cologne: 6000, volgograd: 5000 } }),
  })
  const sheet = await openSheet()
  const field = within(sheet).getByRole('textbox', { name: 'Cologne, percent' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(within(sheet).getAllByText('10% too much.').length).toBeGreaterThan(1)
})

test('a missing rate is named, and the total appears once it is typed', async () => {
  const { board } = await renderOnBoard(<Budget />, {
    plan: doc => {
      withRail()(doc)
      addRecord(doc, 'lines', 'coach', { planned: 500_00, currency: 'PLN', payer: 'volgograd' }, 'end')
    },
  })
  expect(screen.getByText('No total in EUR yet. A rate is missing for PLN.')).toBeTruthy()
  await userEvent.click(screen.getAllByRole('button', { name: 'Rates and currency' })[0] as HTMLElement)
  const sheet = await screen.findByRole('dialog', { name: 'Exchange rates' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Add rate for PLN' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: /1 PLN in EUR/ }), '0,23{Enter}')
  expect(readPlan(board.doc).rates[0]?.rate).toBe('0.23')
  await userEvent.keyboard('{Escape}{Escape}')
  expect(await screen.findByRole('region', { name: 'Sums per committee, all converted to EUR' })).toBeTruthy()
})

test('contributions in kind stand apart and are never summed as money', async () => {
  const { board } = await renderOnBoard(<Budget />, { plan: withRail() })
  board.fromElsewhere(doc => changeRecord(doc, 'lines', 'rail', { inKind: true }))
  expect(await screen.findByText('Contributions in kind')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Sums per committee in EUR' })).toBeNull()
})

test('those who only read see the line and cannot change it', async () => {
  await renderOnBoard(<Budget />, { plan: withRail(), state: { readOnly: true } })
  expect(screen.queryByRole('button', { name: 'Add line' })).toBeNull()
  const sheet = await openSheet()
  const field = within(sheet).getByRole('textbox', { name: /Planned amount/ })
  expect((field as HTMLInputElement).readOnly).toBe(true)
})
