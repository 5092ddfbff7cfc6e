/** The genuine y-websocket provider joins a board that people edit in the browser, and both stay equal over a hard restart. */
import { expect, test } from '@playwright/test'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { changeRecord } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { openBoard } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard
test.beforeAll(async () => {
  board = await startTwinboard()
})
test.afterAll(() => board.clean())

test('R1 a y-websocket client and a browser converge on one board, across a server that was killed', async ({
  browser,
}) => {
  const id = board.demo.boards[0]?.id ?? ''
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${board.address.replace('http', 'ws')}/yjs`, id, doc, {
    protocols: [`token.${board.member('Volgograd').token}`],
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 500,
  })
  await expect.poll(() => provider.synced).toBe(true)
  const page = await openBoard(browser, board, 'Cologne', 'route')

  const first = readPlan(doc).stops[0]
  if (!first) throw new Error('the demo route has no stop')
  changeRecord(doc, 'stops', first.id, { station: 'Gleis aus dem Werkzeug' })
  await expect(page.getByText('Gleis aus dem Werkzeug').first()).toBeVisible()

  await board.crash()
  changeRecord(doc, 'stops', first.id, { station: 'Offline im Werkzeug' })
  await board.restart()
  await expect(page.getByText('Offline im Werkzeug').first()).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => readPlan(doc).stops[0]?.station).toBe('Offline im Werkzeug')
  provider.destroy()
  await page.context().close()
})
