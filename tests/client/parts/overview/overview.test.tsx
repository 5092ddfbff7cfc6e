/** The overview on a board without a server. */
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { Overview } from '#client/parts/overview/overview.tsx'
import { addRecord, changePlan, word } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

const panel = (name: string) => within(screen.getByRole('region', { name }))

function fill(doc: Y.Doc): void {
  word(doc, 'plan', 'purpose', 'en', 'Eight days by train.')
  changePlan(doc, { startDay: '2027-05-01', endDay: '2027-05-08' })
  addRecord(doc, 'stops', 'berlin', { name: 'Berlin' }, 'end')
  addRecord(doc, 'groups', 'g', { committee: 'volgograd', kind: 'young', count: 24 }, 'end')
}

describe('the overview', () => {
  it('says what the plan is for, when it is, and who takes part', async () => {
    await renderOnBoard(<Overview />, { plan: fill })
    expect(screen.getByText('Eight days by train.')).toBeTruthy()
    expect(screen.getByText(/^Saturday,? 1 May 2027 to Saturday,? 8 May 2027/)).toBeTruthy()
    expect(panel('Partners').getByText(/Anna Krause \(Secretary, you\)/)).toBeTruthy()
    expect(panel('Participants').getByText('24 people')).toBeTruthy()
  })

  it('A8 the checklist says done and open in words, and leads to the open points', async () => {
    await renderOnBoard(<Overview />, { plan: fill })
    const ready = panel('Before you agree')
    expect(ready.getByText(/First and last day are set/).textContent).toContain('Done:')
    const open = ready.getByRole('link', { name: /Open: 1 stop has no host/ })
    expect(open.getAttribute('href')).toBe('/boards/board/route')
  })

  it('every open point is a button that goes to what it is about', async () => {
    await renderOnBoard(<Overview />, { plan: fill })
    await userEvent.setup().click(panel('What is open').getByRole('button', { name: /no committee hosts here/ }))
    expect(window.location.pathname).toBe('/boards/board/route')
  })

  it('groups are added, counted and removed', async () => {
    const { board } = await renderOnBoard(<Overview />, { plan: fill })
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Edit participants' }))
    await user.click(await screen.findByRole('button', { name: 'Add a group' }))
    const count = within(screen.getByRole('group', { name: 'Group 2' })).getByLabelText('How many')
    await user.clear(count)
    await user.type(count, '12{Enter}')
    expect(readPlan(board.doc).groups.map(group => group.count)).toEqual([24, 12])
    await user.click(screen.getByRole('button', { name: 'Delete group 1' }))
    expect(readPlan(board.doc).groups.map(group => group.count)).toEqual([12])
  })

  it('the order of the working languages decides which one counts', async () => {
    const { board } = await renderOnBoard(<Overview />, { plan: fill })
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Edit title, purpose and dates' }))
    await user.click(await screen.findByRole('button', { name: 'Put German higher' }))
    expect(readPlan(board.doc).languages).toEqual(['de', 'en', 'ru'])
  })

  it('speaks German', async () => {
    await renderOnBoard(<Overview />, { plan: fill, language: 'de' })
    expect(screen.getByRole('heading', { name: 'Vor der Vereinbarung' })).toBeTruthy()
    expect(screen.queryByText(/overview\.|check\.|fields\./)).toBeNull()
  })
})
