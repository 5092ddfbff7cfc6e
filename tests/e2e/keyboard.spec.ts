/** The main job with the keyboard alone: no pointer is ever used, and nothing is focused but by keys. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { saved, signedIn, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard
let page: Page

test.setTimeout(120_000)
test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  board = await startTwinboard()
  page = await signedIn(browser, board, 'Volgograd')
})
test.afterAll(async () => {
  await page?.context().close()
  await board.clean()
})

test('A1 by keyboard alone a board is begun for two committees', async () => {
  await press(button('home.new'))
  await expect(sheet().getByRole('textbox')).toBeFocused()
  await page.keyboard.type('Youth journey 2028')
  for (const city of ['Coventry', 'Warsaw']) {
    await tabTo(sheet().getByRole('checkbox', { name: city }))
    await page.keyboard.press('Space')
  }
  await press(sheet().getByRole('button', { name: words('en', 'home.create') }))
  await expect(page.getByRole('heading', { level: 1, name: 'Youth journey 2028' })).toBeVisible()
})

test('A1 by keyboard alone stops are found, added and given their times', async () => {
  await press(page.getByRole('link', { name: words('en', 'route.title') }).first())
  for (const place of ['Brest', 'Minsk']) await addStop(place)
  await expect(names().nth(1)).toBeFocused()
  await press(page.getByRole('button', { name: words('en', 'route.editStop', { name: 'Мінск' }) }))
  await tabTo(
    sheet()
      .getByRole('group', { name: words('en', 'route.depart') })
      .getByRole('spinbutton')
      .first(),
  )
  await page.keyboard.type('02052028')
  await page.keyboard.press('Tab')
  await tabTo(sheet().getByRole('spinbutton', { name: /^hour/ }).last())
  await page.keyboard.type('1115')
  await press(sheet().getByRole('button', { name: words('en', 'route.done') }))
  await expect(page.getByText('11:15').first()).toBeVisible()
})

test('A2 by keyboard alone a stop is moved, and the focus stays with it', async () => {
  const earlier = page.locator('.route-tool-earlier')
  await press(earlier)
  await expect(names()).toHaveText(['Мінск', 'Брэст'])
  await expect(page.locator('.route-tool-later')).toBeFocused()
})

test('A1 by keyboard alone a stop is talked about', async () => {
  await press(page.getByRole('button', { name: /^Talk about this/ }))
  await expect(page.getByRole('textbox', { name: words('en', 'talk.write') })).toBeFocused()
  await page.keyboard.type('Is this early enough?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('log').getByText('Is this early enough?')).toBeVisible()
  await saved(page)
})

test('A1 by keyboard alone a version is proposed and approved', async () => {
  await press(page.getByRole('link', { name: words('en', 'agreement.title') }).first())
  await press(page.getByRole('main').getByRole('button', { name: 'Propose version 1' }))
  await expect(page.getByRole('link', { name: words('en', 'agreement.read', { version: 1 }) })).toBeFocused()
  const approve = words('en', 'agreement.approveFor', { city: 'Volgograd' })
  await press(page.getByRole('main').getByRole('button', { name: approve }))
  await tabTo(sheet().getByLabel(words('en', 'account.password.yours'), { exact: true }))
  await page.keyboard.type(board.member('Volgograd').password)
  await press(sheet().getByRole('button', { name: approve }))
  await expect(page.getByRole('dialog', { name: words('en', 'agreement.receipt.title') })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

function button(key: string): Locator {
  return page.getByRole('button', { name: words('en', key) })
}

function sheet(): Locator {
  return page.getByRole('dialog')
}

function names(): Locator {
  return page.locator('[data-name]')
}

async function addStop(place: string): Promise<void> {
  await press(button('route.addStop').first())
  await expect(sheet().getByRole('combobox').first()).toBeFocused()
  await page.keyboard.type(place)
  await page
    .getByRole('option', { name: new RegExp(place) })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(button('route.addNow')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(sheet()).toHaveCount(0)
}

async function press(target: Locator): Promise<void> {
  await tabTo(target)
  await page.keyboard.press('Enter')
}

/** Presses Tab until `target` has the focus; there is an end to every page. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor()
  for (let keys = 0; keys < 120; keys++) {
    if (await target.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${target}`)
}
