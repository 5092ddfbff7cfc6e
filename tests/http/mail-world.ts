/** A world whose server sends letters, and people in it who have a mailbox. */
import { expect } from 'vitest'
import type { MailSettings } from '#server/config-ways.ts'
import { Browser } from '#tests/harness/browser.ts'
import { type MailServer, opened, startMailServer } from '#tests/harness/mail-server.ts'
import { linkOf, startWorld, type Who, type World } from './world.ts'

export const origin = 'https://plan.example.org'
export const address = 'Anna.Post@example.org'

/** The settings for a mail server of the tests, which listens at `port`. */
export function settings(port: number, more: Partial<MailSettings> = {}): MailSettings {
  return { host: '127.0.0.1', port, encrypted: false, plain: true, login: null, from: 'plan@example.org', ...more }
}

/** A world with a mail server. */
export async function withMail(): Promise<{ world: World; server: MailServer }> {
  const server = await startMailServer()
  return { server, world: await startWorld({ origin, mail: settings(server.port) }) }
}

/** Comes in by link. */
export async function signedIn(world: World, who: Who): Promise<Browser> {
  const browser = new Browser(world, origin)
  expect(await browser.outcome('/api/sign-in', { secret: linkOf(who) })).toBe(204)
  return browser
}

/** The secret in the link of the next letter. */
export async function secretIn(server: MailServer): Promise<string> {
  return /#([\w-]+)/.exec(opened(await server.next()).text)?.[1] ?? ''
}

/** Comes in by link and has an address that was confirmed. */
export async function withMailbox(world: World, server: MailServer, who: Who = 'north-chair'): Promise<Browser> {
  const browser = await signedIn(world, who)
  expect(await browser.outcome('/api/me/mail', { address, language: 'de' })).toBe(204)
  const stranger = new Browser(world, origin)
  expect(await stranger.outcome('/api/mail/confirm', { secret: await secretIn(server) })).toBe(204)
  return browser
}
