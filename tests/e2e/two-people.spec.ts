/** The main job, end to end: two committees plan one route live, talk, agree on an exact version, and export it. */
import { expect, type Page, test } from '@playwright/test'
import ICAL from 'ical.js'
import type { Plan } from '#shared/plan/plan.ts'
import { openBoard, type ReaderLanguage, saved, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard
let cologne: Page
let volgograd: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  board = await startTwinboard()
  cologne = await openBoard(browser, board, 'Cologne', 'route', 'de')
  volgograd = await openBoard(browser, board, 'Volgograd', 'route', 'en')
})
test.afterAll(async () => {
  await cologne?.context().close()
  await volgograd?.context().close()
  await board.clean()
})

test('P2 two people edit the fields of one stop at once, and both edits stay', async () => {
  await Promise.all([openStop(cologne, 'de', /^Брэст|^Brest/), openStop(volgograd, 'en', /^Брэст|^Brest/)])
  const station = cologne.getByRole('textbox', { name: words('de', 'route.station') })
  const note = volgograd.getByRole('textbox', { name: /^Note/ })
  await Promise.all([station.fill('Gleis 3, Westseite'), note.fill('Coaches wait at the fortress.')])
  await Promise.all([closeSheet(cologne, 'de'), closeSheet(volgograd, 'en')])
  await Promise.all([saved(cologne), saved(volgograd)])
  await expect(volgograd.getByText('Gleis 3, Westseite').first()).toBeVisible()
  const brest = (await plan(cologne)).stops.find(stop => stop.station === 'Gleis 3, Westseite')
  expect(JSON.stringify(brest?.note)).toContain('Coaches wait at the fortress.')
})

test('U2 the other side reads on one press who wrote what', async () => {
  await openStop(volgograd, 'en', /^Брэст|^Brest/)
  await volgograd.getByRole('button', { name: words('en', 'records.whoWrote') }).click()
  const table = volgograd.getByRole('table', { name: words('en', 'authors.fields') })
  const name = (city: string) => board.member(city).name
  await expect(table.getByRole('row', { name: words('en', 'fields.stop.station') })).toContainText(name('Cologne'))
  await expect(table.getByRole('row', { name: /^Note \(English\)/ })).toContainText(name('Volgograd'))
  await closeSheet(volgograd, 'en')
})

test('P3 two people move stops at once: both see one order, with every stop in it once', async () => {
  const before = (await plan(cologne)).stops.map(stop => stop.id).sort()
  await select(cologne, /^Смоленск/)
  await select(volgograd, /^Мінск/)
  await Promise.all([cologne.locator('.route-tool-earlier').click(), volgograd.locator('.route-tool-earlier').click()])
  await Promise.all([saved(cologne), saved(volgograd)])
  await expect.poll(async () => order(cologne)).toEqual(await order(volgograd))
  const after = await plan(volgograd)
  expect(after.stops.map(stop => stop.id).sort()).toEqual(before)
  expect(await order(cologne)).toEqual(after.stops.map(stop => stop.name))
})

test('T3 a message about Brest arrives at the other committee, marked with the stop', async () => {
  await select(volgograd, /^Брэст|^Brest/)
  await volgograd.getByRole('button', { name: /^Talk about this/ }).click()
  const field = volgograd.getByRole('textbox', { name: words('en', 'talk.write') })
  await field.fill('Does Brest leave time for the gauge change?')
  await field.press('Enter')
  const log = cologne.getByRole('log')
  await expect(log.getByText('Does Brest leave time for the gauge change?')).toBeVisible()
  const line = log.locator('li', { hasText: 'Does Brest leave time' })
  await expect(line.getByRole('button', { name: /^Zu (Брэст|Brest)/ })).toBeVisible()
})

test('V1 a version is proposed, all committees approve that digest, and it reads Agreed on both sides', async () => {
  await Promise.all([goTo(cologne, 'agreement'), goTo(volgograd, 'agreement')])
  await cologne
    .getByRole('main')
    .getByRole('button', { name: /^Fassung \d+ vorschlagen$/ })
    .click()
  const approve = volgograd.getByRole('button', { name: 'Approve for Volgograd' })
  await expect(approve).toBeVisible()
  for (const city of ['Coventry', 'Warsaw']) await decideAsTool(city)
  await answer(cologne, 'de', 'Cologne')
  await answer(volgograd, 'en', 'Volgograd')
  await expect(cologne.getByText(words('de', 'board.state.agreed'), { exact: true }).first()).toBeVisible()
  await expect(volgograd.getByText(words('en', 'board.state.agreed'), { exact: true }).first()).toBeVisible()
})

test('V6 a later edit makes a draft that says how it differs from the agreed version', async () => {
  await goTo(cologne, 'route')
  const { version } = await newest()
  await openStop(cologne, 'de', /^Берлин|^Berlin/)
  await cologne.getByRole('textbox', { name: words('de', 'route.station') }).fill('Berlin Ostbahnhof')
  await closeSheet(cologne, 'de')
  await saved(cologne)
  await expect(volgograd.getByText(new RegExp(`1 change since version ${version}`)).first()).toBeVisible()
})

test('E8 the calendar of the agreed version holds the right instants in both zones', async () => {
  const { version } = await newest()
  const frozen = (await exportOf('json', String(version))) as { plan: Plan }
  const calendar = new ICAL.Component(ICAL.parse(await exportText('ics', String(version))))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const times = calendar.getAllSubcomponents('vevent').flatMap(event => {
    const { startDate, endDate } = new ICAL.Event(event)
    return [startDate, endDate].map(time => time.toJSDate().getTime())
  })
  const departures = frozen.plan.stops.flatMap(stop =>
    stop.depart && stop.zone ? [[stop.zone, instantOf(stop.depart, stop.zone)] as const] : [],
  )
  expect(new Set(departures.map(([zone]) => zone)).size).toBeGreaterThan(1)
  for (const [zone, at] of departures) expect(times, `a departure in ${zone}`).toContain(at)
})

async function openStop(page: Page, language: ReaderLanguage, name: RegExp): Promise<void> {
  await select(page, name)
  await page.getByRole('button', { name: new RegExp(words(language, 'route.editStop', { name: '.*' })) }).click()
}

async function select(page: Page, name: RegExp): Promise<void> {
  const button = page.locator('[data-name]').filter({ hasText: name }).first()
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
}

async function closeSheet(page: Page, language: ReaderLanguage): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words(language, 'route.done') })
    .click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function goTo(page: Page, part: string): Promise<void> {
  await page.locator(`a[href$="/${part}"]:visible`).first().click()
}

async function answer(page: Page, language: ReaderLanguage, city: string): Promise<void> {
  const name = words(language, 'agreement.approveFor', { city })
  await page.getByRole('main').getByRole('button', { name }).click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.getByRole('dialog', { name: words(language, 'agreement.receipt.title') }).waitFor()
  await page
    .getByRole('button', { name: words(language, 'common.close') })
    .last()
    .click()
}

async function order(page: Page): Promise<string[]> {
  return page.locator('[data-name]').allInnerTexts()
}

function token(city: string): Record<string, string> {
  return { authorization: `Bearer ${board.member(city).token}` }
}

function boardPath(rest: string): string {
  return `${board.address}/api/boards/${board.demo.boards[0]?.id}${rest}`
}

async function exportText(format: string, version: string): Promise<string> {
  const response = await fetch(boardPath(`/export/${format}?version=${version}`), { headers: token('Volgograd') })
  expect(response.status).toBe(200)
  return response.text()
}

async function exportOf(format: string, version: string): Promise<unknown> {
  return JSON.parse(await exportText(format, version))
}

/** What the server holds now. */
async function plan(page: Page): Promise<Plan> {
  await saved(page)
  return ((await exportOf('json', 'draft')) as { plan: Plan }).plan
}

type Newest = { id: string; version: number; digest: string }

async function newest(): Promise<Newest> {
  const response = await fetch(boardPath('/proposals'), { headers: token('Volgograd') })
  const { proposals } = (await response.json()) as { proposals: Newest[] }
  const last = proposals.at(-1)
  if (!last) throw new Error('nothing was proposed')
  return last
}

/** A committee that answers through the HTTP API, as a town hall's own software would. */
async function decideAsTool(city: string): Promise<void> {
  const { id, digest } = await newest()
  const response = await fetch(boardPath(`/proposals/${id}/decisions`), {
    method: 'POST',
    headers: { ...token(city), 'content-type': 'application/json' },
    body: JSON.stringify({ digest, kind: 'approve', comment: '' }),
  })
  expect(response.status).toBe(200)
}

/** Milliseconds since 1970 of a local time, by the browser engine's own zone rules and none of our code. */
function instantOf(local: string, zone: string): number {
  const asUtc = Date.parse(`${local}Z`)
  const offset = (at: number) => {
    const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
      at,
    )
    return Date.parse(`${parts.replace(' ', 'T')}Z`) - at
  }
  return asUtc - offset(asUtc - offset(asUtc))
}
