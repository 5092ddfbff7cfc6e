/** What the page says when it has a line again and others were at the same place meanwhile. */
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { BothNotice } from '#client/screens/board/both-notice.tsx'
import { addRecord, changeRecord, removeRecord } from '#shared/plan/edits.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

async function away(ms: number) {
  let now = 0
  const { board } = await renderOnBoard(<BothNotice now={() => now} />, {
    plan: doc => ['Brest', 'Minsk'].forEach(name => void addRecord(doc, 'stops', name.toLowerCase(), { name }, 'end')),
  })
  act(() => board.setState({ connection: 'offline', hasPlan: true }))
  changeRecord(board.doc, 'stops', 'brest', { arrive: '2027-05-01T10:40' })
  changeRecord(board.doc, 'stops', 'minsk', { station: 'East' })
  now = ms
  board.bringFromElsewhere(doc => {
    changeRecord(doc, 'stops', 'brest', { arrive: '2027-05-01T12:05' })
    removeRecord(doc, 'stops', 'minsk')
  })
  act(() => board.setState({ connection: 'online' }))
}

test('F7 after a while without a line, what both changed is named until it is closed', async () => {
  await away(31_000)
  expect(screen.getByText(/you and others changed the same things/)).toBeTruthy()
  expect(screen.getAllByRole('listitem').map(item => item.textContent)).toEqual([
    'Brest – Arrival',
    'Minsk – removed by others',
  ])
  expect(screen.getByRole('button', { name: 'Brest – Arrival' })).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('listitem')).toBeNull()
})

test('F7 after a moment nobody has been away, and nothing is said', async () => {
  await away(5000)
  expect(screen.queryByRole('listitem')).toBeNull()
})
