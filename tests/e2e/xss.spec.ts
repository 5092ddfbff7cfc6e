/** Three hundred hostile strings in every text that people can write: shown as words, and nothing of them ever runs. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { exportFormats } from '#shared/protocol/routes.ts'
import { heard } from './heard.ts'
import { newPerson, openBoardIn } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'
import { home, seedHostileBoard } from './xss-board.ts'
import { hostile } from './xss-strings.ts'

let board: Twinboard
test.beforeAll(async () => {
  board = await startTwinboard({ TWINBOARD_DEMO: 'off' }, { prepare: seedHostileBoard })
})
test.afterAll(() => board.clean())

test('S10 hostile words in every field of a board are words on every screen and in every file', async ({ browser }) => {
  const context = await newPerson(browser)
  const { elsewhere, complaints } = heard(context, board.address)
  const page = await openBoardIn(context, board, home, 'overview')
  const address = board.demo.boards[0]?.address ?? ''
  const shown = new Set<string>()
  const live: string[] = []
  const look = async (at: string) => {
    const { words, dangers } = await inspect(page)
    for (const word of words) shown.add(word)
    live.push(...dangers.map(danger => `${at}: ${danger}`))
    expect(words.length, at).toBeGreaterThan(0)
  }
  for (const path of ['overview', 'route', 'programme', 'tasks', 'budget', 'texts', 'agreement', 'versions/1']) {
    await page.goto(`${address}/${path}`)
    await expect(page.getByText(hostile[3] ?? '').first()).toBeAttached({ timeout: 60_000 })
    await look(path)
  }
  await page.goto(board.address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await look('home')
  const files = `${board.address}/api${new URL(address).pathname}/export`
  for (const format of exportFormats) expect((await page.request.get(`${files}/${format}`)).status(), format).toBe(200)
  for (const language of ['en', 'de']) {
    const file = join(board.data, `${language}.html`)
    await writeFile(file, await (await page.request.get(`${files}/html?language=${language}`)).body())
    await page.goto(`file://${file}`)
    await look(`the exported page in ${language}`)
  }
  await context.close()
  expect({ elsewhere, complaints, live }).toEqual({ elsewhere: [], complaints: [], live: [] })
  expect(shown.size).toBeGreaterThan(250)
})

/** The hostile strings that stand on the page as words, and whatever of it could run or fetch. */
function inspect(page: Page): Promise<{ words: string[]; dangers: string[] }> {
  return page.evaluate(all => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(field => field.value)
    const text = [document.body.textContent, ...fields].join('\n')
    const dangers = [...document.querySelectorAll('*')].flatMap(element => {
      const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name)
      const source = element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('data') ?? ''
      const harmful = element.matches('a')
        ? /^\s*(javascript|data|vbscript):/i
        : /evil\.example|^\s*(javascript|data:text)/i
      const leads = harmful.test(source) ? [source] : []
      const odd = element.matches('iframe, object, embed, base, script:not([src^="/assets/"])')
        ? [element.outerHTML]
        : []
      return [...handlers, ...leads, ...odd]
    })
    return { words: all.filter(each => text.includes(each)), dangers }
  }, hostile)
}
