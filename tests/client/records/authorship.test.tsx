/** "Who wrote this" at a record: nothing is asked before the press, and the answer is in words. */
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Authorship } from '#client/records/authorship.tsx'
import type { FieldAuthorsReply } from '#shared/protocol/authors.ts'
import { cologne, renderOnBoard, volgograd } from '#tests/client/harness/board.tsx'

const at = Date.UTC(2027, 4, 3, 12, 20)
const told: FieldAuthorsReply = {
  seq: 9,
  authors: [
    { is: 'member', id: 'anke', name: 'Anke Kallrath', committee: cologne, hasLeft: false, guestOf: null },
    { is: 'member', id: 'oleg', name: 'Oleg Morozov', committee: volgograd, hasLeft: true, guestOf: null },
    { is: 'former' },
    { is: 'before' },
  ],
  fields: [
    { field: 'depart', by: 0, at },
    { field: 'note@de', by: 0, at },
    { field: 'name', by: 1, at: at - 60_000 },
    { field: 'host', by: 2, at: at - 120_000 },
    { field: 'zone', by: 3, at: at - 180_000 },
  ],
}

test('U2 a record tells on one press who changed it last and who wrote each field, by name, city and time', async () => {
  const fieldAuthors = vi.fn(async () => told)
  await renderOnBoard(<Authorship kind="stops" id="brest" />, { api: { fieldAuthors } })
  expect(fieldAuthors).not.toHaveBeenCalled()
  const button = screen.getByRole('button', { name: 'Who wrote this' })
  await userEvent.click(button)
  const table = await screen.findByRole('table', { name: 'Who wrote what' })
  expect(button.getAttribute('aria-expanded')).toBe('true')
  expect(screen.getByText('Last changed by').parentElement?.textContent).toContain('Anke Kallrath · Cologne')
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows.map(row => row.textContent?.replace(/\d.*/, ''))).toEqual([
    'Departure and Note (German)KÖAnke Kallrath · Cologne',
    'Local nameVOOleg Morozov · Volgograd · no longer a member',
    'Host–A former member',
    'Time zone–Not known: this board was begun anew then',
  ])
  expect(rows[0]?.querySelector('time')?.dateTime).toBe('2027-05-03T12:20:00.000Z')
  await userEvent.click(button)
  expect(screen.queryByRole('table')).toBeNull()
})
