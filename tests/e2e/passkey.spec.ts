/** A passkey in a real browser, with an authenticator that the browser plays: add it, sign out, sign in with one press. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { newPerson, words } from './people.ts'
import { startTwinboard, type Twinboard } from './twinboard.ts'

let board: Twinboard

test.beforeAll(async () => {
  board = await startTwinboard()
})
test.afterAll(() => board.clean())

/** Browsers make passkeys for names only, and the server of the tests listens on numbers. */
const local = (address: string) => address.replace('127.0.0.1', 'localhost')

test('CB1 a passkey is added once it was shown who is there, and lets in with one press after signing out', async ({
  browser,
}) => {
  const page = await (await newPerson(browser)).newPage()
  await withAuthenticator(page)
  await page.goto(local(board.member('Volgograd').signIn))
  await enter(page)
  await page.goto(local(`${board.address}/account`))
  await page.getByRole('button', { name: words('en', 'account.passkey.add') }).click()
  const dialog = page.getByRole('dialog', { name: words('en', 'account.prove.title') })
  await dialog.getByRole('textbox', { name: words('en', 'account.password.yours') }).fill(passwordOf('Volgograd'))
  await dialog.getByRole('button', { name: words('en', 'account.other.confirm') }).click()
  await expect(page.getByText(words('en', 'account.passkey.added'))).toBeVisible()
  await page.getByRole('button', { name: words('en', 'board.signOut'), exact: true }).click()
  await page.waitForURL(url => url.pathname === '/sign-in')
  await page.getByRole('button', { name: words('en', 'account.passkey.signIn') }).click()
  await page.waitForURL(url => url.pathname === '/')
  await expect(page.getByRole('heading', { name: words('en', 'home.heading') })).toBeVisible()
})

async function withAuthenticator(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const abilities = { hasResidentKey: true, hasUserVerification: true, isUserVerified: true }
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true, ...abilities },
  })
  return cdp
}

/** Through the page of a personal link, by its press. */
async function enter(page: Page): Promise<void> {
  await page.locator('.sign-in .ui-button-primary').click()
  await page.waitForURL(url => url.pathname === '/')
}

/** The demo's members have a password from the start, so that it is asked for before a way in is added. */
function passwordOf(city: string): string {
  const { members } = JSON.parse(readFileSync(join(board.data, 'demo.json'), 'utf8'))
  return members.find((member: { committee: string }) => member.committee === city).password
}
