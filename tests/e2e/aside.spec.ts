/** Work that the server will not take any more: kept on the device, shown in words, fetched as a file, put in again. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { Plan } from '#shared/plan/plan.ts'
import { newPerson, openBoardIn, saved, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

const title = 'Typed without a line'

let board: Twinboard
test.beforeAll(async () => {
  board = await startTwinboard()
})
test.afterAll(() => board.clean())

test('R5 what was written while a role was taken away is kept on the device, fetched, and put in again', async ({
  browser,
}) => {
  const context = await newPerson(browser)
  // The notice is a chunk that comes late. It must come all the same when the line breaks just then.
  let asked = 0
  await context.route('**/late-notices-*.js', route => (asked++ === 0 ? route.abort() : route.continue()))
  const page = await openBoardIn(context, board, 'Coventry', 'tasks')
  await quickAdd(page).waitFor() // the part is a chunk of its own, and must be there before the line breaks
  await board.crash()
  await addTask(page)
  await expect(page.locator('[data-saving]').first()).toHaveAttribute('data-saving', 'kept')
  await expect(page.getByText(/^No connection since \d\d:\d\d\./)).toBeVisible()
  await restartWith('observer')

  await page.getByText(words('en', 'link.aside.notice')).first().waitFor({ timeout: 30_000 })
  await expect(page.getByText(title)).toHaveCount(0)
  await page.getByRole('button', { name: words('en', 'link.aside.show') }).click()
  const sheet = page.getByRole('dialog', { name: words('en', 'link.aside.title') })
  await expect(sheet.getByText(words('en', 'link.aside.why.read-only'))).toBeVisible()
  await expect(sheet.getByRole('rowheader', { name: new RegExp(title) })).toBeVisible()
  await expect(sheet.getByRole('button', { name: words('en', 'link.aside.putIn') })).toHaveCount(0)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  expect(titlesIn(await fetched(page))).toContain(title)
  await page.keyboard.press('Escape')

  await board.crash()
  await restartWith('editor')
  await saved(page)
  await page.getByRole('button', { name: words('en', 'link.aside.show') }).click()
  await sheet.getByRole('button', { name: words('en', 'link.aside.putIn') }).click()
  await expect(sheet.getByText(words('en', 'link.aside.none'))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(title).first()).toBeVisible()
  await saved(page)
  await expect(page.getByText(words('en', 'link.aside.notice'))).toHaveCount(0)
  await page.context().close()
})

async function addTask(page: Page): Promise<void> {
  await quickAdd(page).fill(title)
  await quickAdd(page).press('Enter')
}

function quickAdd(page: Page): Locator {
  return page.getByRole('textbox', { name: words('en', 'tasks.quickAdd') }).first()
}

/** Starts the server again, after the member's role was changed in its data. */
async function restartWith(role: 'observer' | 'editor'): Promise<void> {
  const database = new DatabaseSync(join(board.data, 'twinboard.sqlite'))
  database.prepare('update members set role = ? where name = ?').run(role, board.member('Coventry').name)
  database.close()
  await board.restart()
}

/** The plan in the file that is downloaded from the sheet. */
async function fetched(page: Page): Promise<Plan> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: words('en', 'link.aside.download') }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^twinboard-kept-\d{4}-\d\d-\d\d\.json$/)
  return JSON.parse(readFileSync(await download.path(), 'utf8')).plan
}

function titlesIn(plan: Plan): string[] {
  return plan.tasks.flatMap(task => Object.values(task.title).map(({ text }) => text))
}
