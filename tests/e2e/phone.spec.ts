/** A phone of 360 pixels, by touch: read the overview, add a task, write a message, approve. Nothing needs a second press. */
import { expect, type Page, test } from '@playwright/test'
import { newPerson, saved, showWho, signedIn, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard
let page: Page

test.setTimeout(120_000)
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  board = await startTwinboard()
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
  page = await signedIn(browser, board, 'Monschau', 'en', phone)
})
test.afterAll(async () => {
  await page?.context().close()
  await board.clean()
})

test('A3 on a phone the board opens by a tap, and its overview is read without scrolling sideways', async () => {
  await page.getByRole('link', { name: /Choir weekend/ }).tap()
  await expect(page.getByRole('heading', { level: 2, name: words('en', 'overview.title') })).toBeVisible()
  await saved(page)
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(beyond).toBeLessThanOrEqual(0)
})

test('A3 on a phone a task is added', async () => {
  await more(words('en', 'tasks.title'))
  await page.getByRole('textbox', { name: words('en', 'tasks.quickAdd') }).tap()
  await page.keyboard.type('Ask the bakery')
  await page.getByRole('button', { name: words('en', 'common.add'), exact: true }).tap()
  await expect(page.getByRole('button', { name: 'Ask the bakery', exact: true })).toBeVisible()
  await saved(page)
})

test('A3 on a phone a message is written', async () => {
  await page.getByRole('link', { name: words('en', 'talk.title') }).tap()
  await page.getByRole('textbox', { name: words('en', 'talk.write') }).tap()
  await page.keyboard.type('We bring the cake.')
  await page.getByRole('button', { name: words('en', 'talk.send') }).tap()
  await expect(page.getByRole('log').getByText('We bring the cake.')).toBeInViewport()
})

test('A3 on a phone a version is approved, and every button that was pressed is 44 pixels high', async () => {
  await more(words('en', 'agreement.title'))
  const approve = words('en', 'agreement.approveFor', { city: 'Monschau' })
  for (const place of ['main', 'dialog'] as const) {
    if (place === 'dialog') await showWho(page, board, 'Monschau', 'en')
    const button = page.getByRole(place).getByRole('button', { name: approve })
    await button.scrollIntoViewIfNeeded()
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await button.tap()
  }
  const receipt = page.getByRole('dialog', { name: words('en', 'agreement.receipt.title') })
  await expect(receipt).toBeInViewport()
  await receipt
    .getByRole('button', { name: words('en', 'common.close') })
    .last()
    .tap()
  await expect(page.getByText(words('en', 'board.state.agreed'), { exact: true }).first()).toBeVisible()
})

test('S7 a second device comes in by the code that the first one shows, and the first one says so', async ({
  browser,
}) => {
  await page.goto(`${board.address}/account`)
  await page.getByRole('button', { name: words('en', 'account.add.button') }).tap()
  const code = await page.locator('.code-shown bdi').innerText()
  const tablet = await (await newPerson(browser)).newPage()
  await tablet.goto(`${board.address}/sign-in`)
  await tablet.getByRole('button', { name: words('en', 'account.signIn.code') }).click()
  await tablet.getByRole('textbox', { name: words('en', 'account.signIn.codeLabel') }).fill(code.toLowerCase())
  await tablet.keyboard.press('Enter')
  await expect(tablet.getByRole('heading', { level: 1, name: words('en', 'home.heading') })).toBeVisible()
  await expect(page.getByText(/^Done\. .* is signed in\.$/)).toBeVisible()
  await tablet.context().close()
})

/** A part that stands behind "More" in the bar at the foot. */
async function more(part: string): Promise<void> {
  await page.getByRole('button', { name: words('en', 'common.more'), exact: true }).tap()
  await page.getByRole('dialog').getByRole('link', { name: part }).tap()
}
