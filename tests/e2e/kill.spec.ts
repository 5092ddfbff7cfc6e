/** The server is killed while somebody types. What was shown as Saved is there afterwards, and the page goes on by itself. */
import { expect, test } from '@playwright/test'
import type { Plan } from '#shared/plan/plan.ts'
import { openBoard, saved, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard
test.beforeAll(async () => {
  board = await startTwinboard()
})
test.afterAll(() => board.clean())

test('R1 kill -9 in the middle of typing loses nothing that was Saved, and the clients go on', async ({ browser }) => {
  const writer = await openBoard(browser, board, 'Cologne', 'tasks')
  const reader = await openBoard(browser, board, 'Volgograd', 'tasks')
  const add = writer.getByRole('textbox', { name: words('en', 'tasks.quickAdd') }).first()
  const shownAsSaved: string[] = []

  for (let round = 1; round <= 3; round++) {
    const safe = `Saved before kill ${round}`
    await add.fill(safe)
    await add.press('Enter')
    await saved(writer)
    shownAsSaved.push(safe)
    const during = `Typed around kill ${round}`
    await Promise.all([add.fill(during).then(() => add.press('Enter')), board.crash()])
    await expect(writer.locator('[data-saving]').first()).not.toHaveAttribute('data-saving', 'saved')
    await board.restart()
    await saved(writer)
    await expect(reader.getByText(during).first()).toBeVisible({ timeout: 30_000 })
    shownAsSaved.push(during)
  }

  const stored = await storedTasks()
  for (const title of shownAsSaved)
    expect(
      stored.filter(each => each === title),
      title,
    ).toHaveLength(1)
  await writer.context().close()
  await reader.context().close()
})

async function storedTasks(): Promise<string[]> {
  const response = await fetch(`${board.address}/api/boards/${board.demo.boards[0]?.id}/export/json?version=draft`, {
    headers: { authorization: `Bearer ${board.member('Cologne').token}` },
  })
  const { plan } = (await response.json()) as { plan: Plan }
  return plan.tasks.flatMap(task => Object.values(task.title).map(wording => wording.text))
}
