/** How much script a first visit costs: what is fetched before the board is useful, as it travels, file by file. */
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { saved } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

/** Bytes of script, gzip, from the sign-in link to the board. */
const budget = 250_000

/** The map draws itself beside a route that can already be read. */
const map = /\/open-map-/

let board: Twinboard
test.beforeAll(async () => {
  board = await startTwinboard()
})
test.afterAll(() => board.clean())

// Only the words differ from language to language, and these two have the heaviest.
for (const part of ['overview', 'route'])
  for (const locale of ['ar', 'ru-RU'])
    test(`D1 the first load of the ${part} is at most 250 kB of script: ${locale}`, async ({ browser }) => {
      const context = await newReader(browser, locale)
      const scripts = scriptsOf(context)
      await visit(await context.newPage(), part)
      const sizes = await scripts.sizes()
      await context.close()
      const sum = [...sizes.values()].reduce((all, each) => all + each, 0)
      expect(sum, `bytes of ${[...sizes.keys()].join(' ')}`).toBeLessThanOrEqual(budget)
    })

// Without idle time nothing is fetched ahead: what still comes is what the page cannot do without.
async function newReader(browser: Browser, locale: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } })
  await context.addInitScript(() => {
    window.requestIdleCallback = () => 0
  })
  return context
}

async function visit(page: Page, part: string): Promise<void> {
  await page.goto(board.member('Cologne').signIn)
  await page.locator('.sign-in .ui-button-primary').click()
  await page.waitForURL(url => url.pathname === '/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`${board.demo.boards[0]?.address}/${part}`)
  await saved(page)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await expect(page.locator('.ui-spinner')).toHaveCount(0)
}

/**
 * Collects what a reader fetches. A file counts once, however many pages ask for it: it is kept for good. The bytes are asked
 * for again afterwards, since a browser forgets those of a page that it has left.
 */
function scriptsOf(context: BrowserContext): { sizes(): Promise<Map<string, number>> } {
  const asked = new Set<string>()
  context.on('response', response => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js') && !map.test(pathname)) asked.add(pathname)
  })
  return {
    async sizes() {
      const sizes = [...asked].map(async path => [path, await sizeOf(path)] as const)
      return new Map(await Promise.all(sizes))
    },
  }
}

async function sizeOf(path: string): Promise<number> {
  const response = await fetch(board.address + path)
  expect(response.status, path).toBe(200)
  return gzipSync(await response.bytes()).length
}
