/** The paper that two committees agreed on: taken out in two languages from the sheet, and checked as an archive would. */
import { execFileSync } from 'node:child_process'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { openBoard, showWho, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard
let cologne: Page
const folder = mkdtempSync(join(tmpdir(), 'twinboard-agreed-'))

test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser }) => {
  board = await startTwinboard()
  cologne = await openBoard(browser, board, 'Cologne', 'agreement')
})
test.afterAll(async () => {
  await cologne?.context().close()
  await board.clean()
  rmSync(folder, { recursive: true, force: true })
})

type Attached = {
  readonly plan: unknown
  readonly digest: string
  readonly version: number
  readonly signed: { readonly statement: Record<string, unknown>; readonly signature: { key: string; value: string } }
}

test('E4 an agreed PDF in two languages carries its digest and its signed plan, and is nowhere a draft', async ({
  browser,
}) => {
  const { version, digest } = await agree(browser)
  const file = await exported(cologne, { state: new RegExp(`^Version ${version} `), beside: 'German' })
  expect(file).toMatch(new RegExp(`-v${version}\\.pdf$`))
  const text = textOf(file)
  for (const language of ['en', 'de'] as const) expect(text).toContain(words(language, 'export.timetable'))
  expect(text.replace(/\s/g, '')).toContain(digest)
  for (const page of pagesOf(file)) expect(page).not.toMatch(/DRAFT|ENTWURF/)

  const attached = attachedTo(file)
  expect([attached.version, attached.digest]).toEqual([version, digest])
  expect(createHash('sha256').update(canonicalJson(attached.plan)).digest('hex')).toBe(digest)
  const { statement, signature } = attached.signed
  expect(statement).toMatchObject({ version, digest, standing: 'agreed' })
  const { keys } = (await (await fetch(`${board.address}/.well-known/twinboard-keys.json`)).json()) as PublicKeys
  const key = createPublicKey(keys.find(({ id }) => id === signature.key)?.pem ?? '')
  expect(verify(null, Buffer.from(canonicalJson(statement)), key, Buffer.from(signature.value, 'base64'))).toBe(true)
})

test('E4 an exported draft says DRAFT on each page and in its name', async () => {
  const file = await exported(cologne, { state: words('en', 'exporting.draft') })
  expect(file).toMatch(/-DRAFT\.pdf$/)
  const pages = pagesOf(file)
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(page).toMatch(/DRAFT/)
})

test('E50 the history in the sheet names who took out what, with the digest', async () => {
  await cologne.getByRole('radio', { name: words('en', 'exporting.history.title') }).click()
  const lines = cologne.locator('.exporting-line')
  await expect(lines).toHaveCount(2)
  await expect(lines.first()).toContainText(board.member('Cologne').name)
  await expect(lines.first()).toContainText(words('en', 'exporting.history.draft'))
  await expect(lines.last()).toContainText((await newest()).digest)
})

type PublicKeys = { readonly keys: readonly { readonly id: string; readonly pem: string }[] }

/** Cologne proposes; all others and then Cologne approve, two of them in a browser. */
async function agree(browser: Parameters<typeof openBoard>[0]): Promise<Newest> {
  const main = cologne.getByRole('main')
  await main.getByRole('button', { name: /^Propose version \d+$/ }).click()
  await expect(main.getByRole('button', { name: 'Approve for Cologne' })).toBeVisible()
  for (const city of ['Coventry', 'Warsaw']) await decideAsTool(city)
  const volgograd = await openBoard(browser, board, 'Volgograd', 'agreement')
  await approve(volgograd, 'Volgograd')
  await volgograd.context().close()
  await approve(cologne, 'Cologne')
  await expect(cologne.getByText(words('en', 'board.state.agreed'), { exact: true }).first()).toBeVisible()
  return newest()
}

async function approve(page: Page, city: string): Promise<void> {
  const name = words('en', 'agreement.approveFor', { city })
  await page.getByRole('main').getByRole('button', { name }).click()
  await showWho(page, board, city, 'en')
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.getByRole('dialog', { name: words('en', 'agreement.receipt.title') }).waitFor()
  await page
    .getByRole('button', { name: words('en', 'common.close') })
    .last()
    .click()
}

/** Chooses in the sheet, downloads, and keeps the file. */
async function exported(page: Page, { state, beside }: { state: RegExp | string; beside?: string }): Promise<string> {
  const sheet = page.getByRole('dialog', { name: words('en', 'board.export') })
  if (!(await sheet.isVisible()))
    await page.getByRole('button', { name: words('en', 'board.export'), exact: true }).click()
  await choose(page, 'exporting.which', state)
  await sheet.getByRole('radio', { name: words('en', 'exporting.pdf') }).check()
  if (beside !== undefined) await choose(page, 'exporting.beside', beside)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('link', { name: /^Download: / }).click(),
  ])
  await expect(sheet.getByText(words('en', 'exporting.arrived'))).toBeVisible()
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

async function choose(page: Page, field: string, option: RegExp | string): Promise<void> {
  const name = new RegExp(words('en', field))
  await page.getByRole('dialog').getByRole('button', { name }).click()
  await page.getByRole('option', { name: option }).click()
}

function textOf(file: string): string {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' })
}

function pagesOf(file: string): string[] {
  return textOf(file)
    .split('\f')
    .filter(page => page.trim() !== '')
}

function attachedTo(file: string): Attached {
  execFileSync('pdfdetach', ['-saveall', '-o', folder, file])
  return JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'))
}

type Newest = { readonly id: string; readonly version: number; readonly digest: string }

function call(path: string, city: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${board.member(city).token}`, 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  return fetch(`${board.address}/api/boards/${board.demo.boards[0]?.id}${path}`, { headers, ...sent })
}

async function newest(): Promise<Newest> {
  const { proposals } = (await (await call('/proposals', 'Volgograd')).json()) as { proposals: Newest[] }
  const last = proposals.at(-1)
  if (!last) throw new Error('nothing was proposed')
  return last
}

async function decideAsTool(city: string): Promise<void> {
  const { id, digest } = await newest()
  const answered = await call(`/proposals/${id}/decisions`, city, { digest, kind: 'approve', comment: '' })
  expect(answered.status).toBe(200)
}
