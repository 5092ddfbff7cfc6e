/** The example of docs/y-websocket.md against a real server: what a reader copies works, and is what the page shows. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Plan } from '#shared/plan/plan.ts'
import { startWorld, tokenOf } from './world.ts'

const script = 'docs/examples/read-and-write.mjs'
const run = promisify(execFile)

test('R1 the example script reads a board and writes to it, and what it wrote is there when it has ended', async () => {
  const { app, board, json } = await startWorld()
  const [first, second] = ['north-editor', 'south-editor'] as const
  for (const who of [first, second]) await run(process.execPath, [script, app.address, board, tokenOf(who)])
  const { tasks } = (await json<{ plan: Plan }>(`/api/boards/${board}/export/json?version=draft`, { as: first })).plan
  expect(tasks.map(({ title }) => title.en?.text)).toEqual(['Book the hall', 'Book the hall'])
})

test('H1 the example script says why it is refused, and ends', async () => {
  const { app, board } = await startWorld()
  const refused = run(process.execPath, [script, app.address, board, 'no-token-at-all'])
  await expect(refused).rejects.toMatchObject({ code: 1, stderr: 'refused: 4401 not-signed-in\n' })
})

test('W4 the page shows the example as it is', () => {
  const shown = readFileSync('docs/y-websocket.md', 'utf8').match(/```js\n([\s\S]*?)```/)?.[1]
  expect(shown).toBe(readFileSync(script, 'utf8'))
})
