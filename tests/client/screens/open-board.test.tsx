/** A board as it is opened, opened anew, and watched: what the browser tells of the page, and what the server refuses. */
import { act } from '@testing-library/react'
import { expect, test } from 'vitest'
import { mayReopen, reopenWhenPutAside } from '#client/screens/board/reopen.ts'
import { watchPage } from '#client/screens/board/watch-page.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'
import { linkWorld, namesIn, rename } from '#tests/client/harness/link-world.ts'

const refusal = { connection: 'offline', readOnly: true } as const

test('R5 a board whose epoch is over is opened anew by itself, and so is one that refused an edit of mine', async () => {
  for (const [refused, setAside, times] of [
    ['epoch-changed', false, 1],
    ['plan-full', true, 1],
    ['read-only', true, 1],
    ['edit-rejected', false, 0],
    ['not-signed-in', true, 0],
    ['client-outdated', true, 0],
  ] as const) {
    const { board, unmount } = await renderOnBoard(<p />)
    let reopened = 0
    reopenWhenPutAside(board, () => reopened++)
    act(() => board.setState({ ...refusal, refused, setAside, saving: 'kept' }))
    expect([refused, reopened]).toEqual([refused, times])
    unmount()
  }
})

test('R5 a page that alone holds refused work is not closed over it', async () => {
  const { board } = await renderOnBoard(<p />)
  let reopened = 0
  reopenWhenPutAside(board, () => reopened++)
  act(() => board.setState({ ...refusal, refused: 'epoch-changed', setAside: true, saving: 'unkept' }))
  expect(reopened).toBe(0)
})

test('K2 a board that is refused again and again is not opened without end', () => {
  let times: readonly number[] = []
  for (let n = 0; n < 5; n++) times = mayReopen(times, n * 1000) ?? []
  expect([times.length, mayReopen(times, 6000), mayReopen(times, 61_000)]).toEqual([
    5,
    null,
    [2000, 3000, 4000, 61_000],
  ])
})

test('R2 leaving asks while something is unsaved, and keeps what was only just typed', async () => {
  const world = linkWorld('leave')
  const page = await world.open()
  const stop = watchPage(page.link)
  const leave = () => {
    const event = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(leave()).toBe(false)
  page.wire.cut()
  rename(page, 'Minsk')
  expect(leave()).toBe(true)
  await world.settle(0)
  expect(await page.device.waiting('board')).toHaveLength(1)
  page.wire.restore()
  await world.settle()
  expect(leave()).toBe(false)
  rename(page, 'Brest')
  window.dispatchEvent(new Event('pagehide'))
  await world.settle(0)
  expect(namesIn(world.room.doc)).toEqual(['Brest'])
  stop()
  page.wire.cut()
  rename(page, 'Minsk')
  expect(leave()).toBe(false)
})

test('F9 a page that wakes, comes back or has a line again looks at its line at once', async () => {
  const { board } = await renderOnBoard(<p />)
  const stop = watchPage(Object.assign(board, { flush: () => undefined }))
  const events = [
    () => document.dispatchEvent(new Event('visibilitychange')),
    () => document.dispatchEvent(new Event('resume')),
    () => window.dispatchEvent(new Event('online')),
    () => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
    () => window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false })),
  ]
  const checks = events.map(happen => {
    happen()
    return board.checks
  })
  expect(checks).toEqual([1, 2, 3, 4, 4])
  stop()
  events[0]?.()
  expect(board.checks).toBe(4)
})
