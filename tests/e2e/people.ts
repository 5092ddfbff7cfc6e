/** People for the browser tests: somebody with a browser of their own, signed in by their link. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import type { Twinboard } from './twinboard.ts'

export type BoardPart = 'overview' | 'route' | 'programme' | 'tasks' | 'budget' | 'texts' | 'agreement'

/** A fresh browser context, signed in as the demo's member of `city`, with a part of the first demo board open and joined. */
export async function openBoard(
  browser: Browser,
  board: Twinboard,
  city: string,
  part: BoardPart,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  await page.goto(board.member(city).signIn)
  await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
  await page.goto(`${board.demo.boards[0]?.address}/${part}`)
  await page.locator('[data-saving="saved"]').first().waitFor()
  return page
}
