/** A word before the plan is full, in numbers, to those who can do something about it. */
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FullNotice } from '#client/screens/board/full-notice.tsx'
import { limits } from '#shared/protocol/limits.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

async function withStops(count: number, readOnly = false): Promise<string> {
  const { unmount } = await renderOnBoard(<FullNotice />, {
    plan: doc =>
      doc.transact(() => {
        // As they are stored, without looking each time where among the others it goes.
        for (let n = 0; n < count; n++) doc.getMap('stops').set(`s${n}`, new Y.Map())
      }),
    state: { readOnly },
  })
  const said = document.body.textContent ?? ''
  unmount()
  return said
}

test('R12 at four fifths of the stops the numbers are said, and what helps', async () => {
  const near = limits.stops * 0.8
  expect(await withStops(near - 1)).toBe('')
  expect(await withStops(near)).toBe(
    'The plan is nearly full. 1,600 of at most 2,000 stops.Please remove soon what is not needed. Removing always works.',
  )
})

test('R12 at the limit it is said that nothing more fits', async () => {
  expect(await withStops(limits.stops)).toContain('The plan is full. 2,000 of at most 2,000 stops.')
})

test('R12 who can only read is not told to make room', async () => {
  expect(await withStops(limits.stops, true)).toBe('')
  expect(screen.queryByText(/full/)).toBeNull()
})
