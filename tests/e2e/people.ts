/** People for the browser tests: somebody with a browser of their own, signed in by their link, reading their language. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import type { Twinboard } from './twinboard.ts'

export type BoardPart = 'overview' | 'route' | 'programme' | 'tasks' | 'budget' | 'texts' | 'agreement'
export type ReaderLanguage = 'en' | 'de' | 'ar'

const locales: Readonly<Record<ReaderLanguage, string>> = { en: 'en-GB', de: 'de-DE', ar: 'ar-EG' }

/** A fresh browser, signed in as the demo's member of `city`, with a part of the first demo board open and joined. */
export async function openBoard(
  browser: Browser,
  board: Twinboard,
  city: string,
  part: BoardPart,
  language: ReaderLanguage = 'en',
  options: BrowserContextOptions = {},
): Promise<Page> {
  return openBoardIn(await newPerson(browser, language, options), board, city, part)
}

/** The same in a browser that is there, which a test has prepared. */
export async function openBoardIn(
  context: BrowserContext,
  board: Twinboard,
  city: string,
  part: BoardPart,
): Promise<Page> {
  const page = await signedInWith(context, board, city)
  await page.goto(`${board.demo.boards[0]?.address}/${part}`)
  await saved(page)
  return page
}

/** A fresh browser, signed in as the demo's member of `city`, at the list of boards. */
export async function signedIn(
  browser: Browser,
  board: Twinboard,
  city: string,
  language: ReaderLanguage = 'en',
  options: BrowserContextOptions = {},
): Promise<Page> {
  return signedInWith(await newPerson(browser, language, options), board, city)
}

/** A fresh browser of somebody who reads `language`. */
export function newPerson(
  browser: Browser,
  language: ReaderLanguage = 'en',
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const viewport = { width: 1440, height: 900 }
  return browser.newContext({ locale: locales[language], viewport, timezoneId: 'Europe/Berlin', ...options })
}

async function signedInWith(context: BrowserContext, board: Twinboard, city: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(board.member(city).signIn)
  await page.locator('.sign-in .ui-button-primary').click()
  await page.waitForURL(url => url.pathname === '/')
  return page
}

/** Waits until the page says that all of this person's work is on the server's disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-saving]').first()).toHaveAttribute('data-saving', 'saved', { timeout: 30_000 })
}

/** The interface's own words for `area.key`, so that the tests speak as the page does. */
export function words(language: ReaderLanguage, key: string, facts: Record<string, string | number> = {}): string {
  const [area = '', ...path] = key.split('.')
  const file = join(import.meta.dirname, `../../shared/words/${language}/${area}.json`)
  const found = path.reduce<unknown>(
    (at, name) => (at as Record<string, unknown>)[name],
    JSON.parse(readFileSync(file, 'utf8')),
  )
  if (typeof found !== 'string') throw new Error(`no words for ${key}`)
  return found.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(facts[name] ?? ''))
}
