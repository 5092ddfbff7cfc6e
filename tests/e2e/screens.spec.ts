/** Every screen, as different readers meet it: nothing that axe objects to, nothing that scrolls sideways, nobody else asked. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { heard } from './heard.ts'
import { newPerson, openBoard, openBoardIn, type ReaderLanguage } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

const parts = ['overview', 'route', 'programme', 'tasks', 'budget', 'texts', 'agreement']
const screens = ['home', 'people', 'account', 'privacy', 'verify', ...parts, 'version', 'export', 'exported']

// Each reader's pass stands for itself, and takes a minute and more on two busy cores.
test.describe.configure({ mode: 'parallel', timeout: 240_000 })

let board: Twinboard
test.beforeAll(async () => {
  board = await startTwinboard()
})
test.afterAll(() => board.clean())

type Reader = {
  readonly name: string
  readonly language: ReaderLanguage
  readonly width: number
  readonly look: { colorScheme?: 'dark'; forcedColors?: 'active' }
}

const readers: readonly Reader[] = [
  { name: 'English, light', language: 'en', width: 320, look: {} },
  { name: 'German, dark', language: 'de', width: 768, look: { colorScheme: 'dark' } },
  { name: 'Arabic, from right to left', language: 'ar', width: 360, look: {} },
  { name: 'forced colours', language: 'en', width: 1280, look: { forcedColors: 'active' } },
]

for (const reader of readers) {
  test(`A12 no screen has a fault that axe can find: ${reader.name}`, async ({ browser }) => {
    const page = await openBoard(browser, board, 'Cologne', 'overview', reader.language, reader.look)
    const faults: string[] = []
    await page.setViewportSize({ width: reader.width, height: 900 })
    for (const screen of screens) {
      await show(page, screen)
      // Only what is wrong is described: to name every node that is right takes most of the time.
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
      for (const each of violations)
        faults.push(`${screen}: ${each.id} ${each.nodes.map(node => node.target.join(' ')).join(' | ')}`)
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (beyond > 0) faults.push(`${screen}: ${beyond} px beyond the edge`)
    }
    await page.context().close()
    expect(faults).toEqual([])
  })
}

test('S10 on a whole visit the browser asks nobody but this server, and reports nothing', async ({ browser }) => {
  const context = await newPerson(browser)
  const { elsewhere, complaints } = heard(context, board.address)
  const page = await openBoardIn(context, board, 'Volgograd', 'route')
  await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' })
  await editAndPaste(page)
  for (const screen of screens) await show(page, screen)
  await context.close()
  expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] })
})

test('S10 the browser takes no string as markup, whoever hands it one', async ({ browser }) => {
  const page = await openBoard(browser, board, 'Volgograd', 'route')
  await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' })
  const outcomes = await page.evaluate(() => {
    const tries: Record<string, () => unknown> = {
      innerHTML: () => (document.createElement('p').innerHTML = '<img src="x" onerror="document.title = 1">'),
      outerHTML: () =>
        ((document.querySelector('h1, h2') as HTMLElement).outerHTML = '<script>document.title = 1</script>'),
      parser: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
      script: () => (document.createElement('script').src = '/assets/x.js'),
      policy: () =>
        (
          window as never as { trustedTypes: { createPolicy(name: string, rules: object): void } }
        ).trustedTypes.createPolicy('mine', {}),
    }
    return Object.entries(tries).map(([name, take]) => {
      try {
        take()
        return `${name} taken`
      } catch {
        return name
      }
    })
  })
  await page.context().close()
  expect(outcomes).toEqual(['innerHTML', 'outerHTML', 'parser', 'script', 'policy'])
})

/** Opens the texts, and puts into one what somebody might copy from a page: what stays is its words. */
async function editAndPaste(page: Page): Promise<void> {
  await show(page, 'texts')
  const text = page.locator('.texts-body').first()
  await text.click()
  await text.evaluate(element => {
    const clipboardData = new DataTransfer()
    const copied =
      '<meta charset="utf-8"><p style="color: red">Pasted <b>words</b></p><table><tr><td>cell</td></tr></table>'
    clipboardData.setData('text/html', copied)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(text).toContainText('Pasted words')
  await expect(text.locator('[style*=color]')).toHaveCount(0)
}

async function show(page: Page, screen: string): Promise<void> {
  const address = board.demo.boards[0]?.address ?? ''
  const own: Record<string, string> = {
    home: board.address,
    people: `${board.address}/people`,
    account: `${board.address}/account`,
    privacy: `${board.address}/privacy`,
    verify: `${board.address}/verify`,
    version: `${address}/versions/1`,
  }
  if (screen === 'export' || screen === 'exported') return showExport(page, `${address}/overview`, screen)
  await go(page, own[screen] ?? `${address}/${screen}`)
  await page
    .locator(`h${screen in own ? 1 : 2}:not([data-left]):visible`)
    .first()
    .waitFor()
  await expect(page.locator('.ui-spinner')).toHaveCount(0)
}

/** Goes on as a link of the page does, which is quicker than to load it anew; the headings that are left are marked. */
async function go(page: Page, address: string): Promise<void> {
  await page.evaluate(path => {
    for (const heading of document.querySelectorAll<HTMLElement>('h1, h2')) heading.dataset.left = ''
    history.pushState(null, '', path)
  }, new URL(address).pathname)
}

/** The export sheet with its preview, or with its history. On a phone the way there is the sheet of what else there is. */
async function showExport(page: Page, board: string, screen: 'export' | 'exported'): Promise<void> {
  await page.goto(board)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await expect(page.locator('.ui-spinner')).toHaveCount(0)
  if (await page.locator('.board-export').isVisible()) await page.locator('.board-export').click()
  else {
    await page.locator('.bottom-bar button').last().click()
    await page.locator('.ui-sheet .ui-button:has(.lucide-download)').click()
  }
  const preview = page.locator('.exporting-preview-toggle')
  await preview.waitFor()
  if (screen === 'exported') await page.locator('.exporting .ui-segment').last().click()
  else if ((await preview.getAttribute('aria-expanded')) === 'false') await preview.click()
  await expect(page.locator('.ui-spinner')).toHaveCount(0, { timeout: 60_000 })
}
