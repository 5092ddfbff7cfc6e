/**
 * Opening an invitation on a phone: from the link to the first edit in three presses and thirty seconds, and nothing is spent by
 * programs that open links. And a guest, as the others see one.
 */
import { type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { newPerson, openBoard, saved, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard
const phone: BrowserContextOptions = {
  ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
}

test.beforeAll(async () => {
  board = await startTwinboard()
})
test.afterAll(() => board.clean())

test('S8 a volunteer opens an invitation on a phone and makes a first edit: three presses, thirty seconds', async ({
  browser,
}) => {
  const address = await invitation({ kind: 'member', office: 'Treasurer', signatory: false })
  await openLikeAScanner(await (await newPerson(browser)).newPage(), address)
  const page = await (await newPerson(browser, 'en', phone)).newPage()
  const begun = performance.now()
  await page.goto(address)
  const presses = await firstEdit(page)
  expect(presses).toBeLessThanOrEqual(3)
  expect(performance.now() - begun).toBeLessThan(30_000)
  expect(page.url()).not.toContain('#')
  await page.goto(address)
  await expect(page.getByRole('heading', { name: words('en', 'invite.join.expired') })).toBeVisible()
  await page.context().close()
})

test('S8 a guest is named as one to the others, with who vouches for them', async ({ browser }) => {
  const others = await openBoard(browser, board, 'Cologne', 'overview')
  const page = await (await newPerson(browser, 'de', phone)).newPage()
  await page.goto(await invitation({ kind: 'guest', name: 'Eva Gast', parts: ['programme'], stayDays: 3 }))
  await expect(page.getByText(words('de', 'board.guestOf', { name: 'Anke Kallrath' }))).toBeVisible()
  await page.getByRole('button', { name: words('de', 'invite.join.join'), exact: true }).tap()
  await saved(page)
  const guest = `Eva Gast (${words('en', 'board.guestOf', { name: 'Anke Kallrath' })})`
  await expect(others.getByRole('img', { name: guest })).toBeVisible()
  await Promise.all([page.context().close(), others.context().close()])
})

/** Joins and adds a task, as the page leads. Gives how often the finger came down. */
async function firstEdit(page: Page): Promise<number> {
  let presses = 0
  const press = async (target: ReturnType<Page['getByRole']>) => {
    await expect(target).toBeVisible()
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await target.tap()
    presses += 1
  }
  await press(page.getByRole('button', { name: words('en', 'invite.join.join'), exact: true }))
  await press(page.getByRole('button', { name: words('en', 'invite.welcome.task') }))
  await press(page.getByRole('textbox', { name: words('en', 'tasks.quickAdd') }))
  await page.keyboard.type('Bring the old photographs')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Bring the old photographs', exact: true })).toBeVisible()
  await saved(page)
  return presses
}

/** What link scanners and previews do: fetch the address, and some run its script too. They press nothing. */
async function openLikeAScanner(page: Page, address: string): Promise<void> {
  for (const method of ['HEAD', 'GET']) expect((await fetch(address, { method })).status).toBe(200)
  await page.goto(address)
  await expect(page.getByRole('textbox', { name: words('en', 'invite.join.name') })).toHaveValue('Ada Lind')
  await page.goto('about:blank')
  const link = board.member('Coventry').signIn
  await page.goto(link)
  await expect(page.locator('.sign-in .ui-button-primary')).toBeVisible()
  expect(await page.context().cookies()).toEqual([])
  await page.context().close()
}

type Offer = Record<string, unknown>

/** The address of an invitation by Cologne's or Volgograd's member of the demo, to the train. */
async function invitation(offer: Offer): Promise<string> {
  const by = offer.kind === 'guest' ? 'Cologne' : 'Volgograd'
  const headers = { authorization: `Bearer ${board.member(by).token}`, 'content-type': 'application/json' }
  const me = (await (await fetch(`${board.address}/api/me`, { headers })).json()) as { committee: { id: string } }
  const whole = {
    committee: me.committee.id,
    name: 'Ada Lind',
    role: 'editor',
    days: 14,
    board: board.demo.boards[0]?.id,
  }
  const body = JSON.stringify(
    offer.kind === 'guest' ? { ...whole, committee: undefined, ...offer } : { ...whole, ...offer },
  )
  const response = await fetch(`${board.address}/api/invitations`, { method: 'POST', headers, body })
  return `${board.address}/join#${((await response.json()) as { secret: string }).secret}`
}
