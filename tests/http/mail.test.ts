/** Letters to members and links in them, against a real mail server. */
import { expect, test } from 'vitest'
import type { MailSettings } from '#server/config-ways.ts'
import { createLog } from '#server/log.ts'
import { createMail } from '#server/mail/mail.ts'
import type { MailReply, OfferedWays } from '#shared/protocol/ways.ts'
import { Browser } from '#tests/harness/browser.ts'
import { opened, startMailServer } from '#tests/harness/mail-server.ts'
import { address, origin, secretIn, settings, signedIn, withMail, withMailbox } from './mail-world.ts'
import { startWorld } from './world.ts'

test('CB2 an address counts once the letter to it was answered, and then lets in by a link that works once', async () => {
  const { world, server } = await withMail()
  expect(await world.json<OfferedWays>('/api/ways')).toMatchObject({ mail: true })
  const browser = await signedIn(world, 'north-chair')
  await browser.call('/api/me/mail', { address, language: 'de' })
  const confirm = opened(await server.next())
  expect(confirm.head).toContain('best=C3=A4tigen')
  expect(confirm.text).toMatch(/^https:\/\/plan\.example\.org\/confirm-mail#[\w-]{43}$/m)
  expect(confirm.text).not.toContain('north-chair') // it may be a stranger's mailbox
  const stranger = new Browser(world, origin)
  await stranger.call('/api/mail/link', { address, language: 'en' })
  expect(await browser.json<MailReply>('/api/me/mail')).toEqual({ address: null })
  const secret = /#([\w-]+)/.exec(confirm.text)?.[1] ?? ''
  expect(await stranger.outcome('/api/mail/confirm', { secret })).toBe(204)
  expect(await stranger.outcome('/api/mail/confirm', { secret })).toBe('link-invalid')
  expect(await browser.json<MailReply>('/api/me/mail')).toEqual({ address })
  expect(await stranger.outcome('/api/mail/link', { address: address.toLowerCase(), language: 'en' })).toBe(204)
  const link = await server.next()
  expect(link.to).toEqual([address.toLowerCase()])
  expect(opened(link).text).toMatch(/Good day north-chair[\s\S]*\/sign-in#[\w-]{43}\n/)
  const signIn = { secret: /#([\w-]+)/.exec(opened(link).text)?.[1] ?? '' }
  expect(await stranger.json('/api/sign-in/look', signIn)).toMatchObject({ name: 'north-chair' })
  expect(await stranger.outcome('/api/sign-in', signIn)).toBe(204)
  expect(await stranger.json('/api/me')).toMatchObject({ actor: { member: 'north-chair' } })
  expect(await stranger.outcome('/api/sign-in', signIn)).toBe('link-invalid')
})

test('CB2 a link by mail is over after a quarter of an hour, and when the address was taken away', async () => {
  const { world, server } = await withMail()
  const browser = await withMailbox(world, server)
  const ask = async () => {
    await browser.call('/api/mail/link', { address, language: 'en' })
    return { secret: await secretIn(server) }
  }
  const [late, taken] = [await ask(), await ask()]
  expect(await browser.outcome('/api/me/mail/remove', {})).toBe(204)
  expect(await new Browser(world, origin).outcome('/api/sign-in', taken)).toBe('link-invalid')
  world.pass(15 * 60_000)
  expect(await new Browser(world, origin).outcome('/api/sign-in', late)).toBe('link-invalid')
  expect(await browser.json<MailReply>('/api/me/mail')).toEqual({ address: null })
})

test('CB2 whoever asks for a link is not told whether the address is known; only the known get one', async () => {
  const { world, server } = await withMail()
  await withMailbox(world, server)
  const stranger = new Browser(world, origin)
  const known = await stranger.call('/api/mail/link', { address, language: 'en' })
  const unknown = await stranger.call('/api/mail/link', { address: 'nobody@example.org', language: 'en' })
  expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()])
  expect((await server.next()).to).toEqual([address])
  expect(server.letters.filter(letter => letter.to.includes('nobody@example.org'))).toEqual([])
})

test('S6 a mailbox cannot be filled, known or not, by strangers or members', async () => {
  const { world, server } = await withMail()
  const browser = await withMailbox(world, server)
  const ask = (to: string) => new Browser(world, origin).outcome('/api/mail/link', { address: to, language: 'en' })
  const asked = [await ask(address), await ask(address.toUpperCase()), await ask(address)]
  expect(asked).toEqual([204, 204, 'too-many'])
  expect(await browser.outcome('/api/me/mail', { address, language: 'de' })).toBe('too-many')
  const unknown = [1, 2, 3, 4].map(() => ask('nobody@example.org'))
  expect((await Promise.all(unknown)).sort()).toEqual([204, 204, 204, 'too-many'])
  world.pass(10 * 60_000)
  expect(await ask(address)).toBe(204)
})

test.each([
  'anna@example.org\r\nBcc: all@example.org',
  'anna@example.org, all@example.org',
  'anna@example.org;all@example.org',
  'Anna <anna@example.org>',
  '"anna\\r\\n"@example.org',
  'anna@example.org%0ABcc:all@example.org',
  'annaexample.org',
  `${'a'.repeat(250)}@example.org`,
])('CB2 what is no address of one mailbox is refused: %j', async wrong => {
  const { world, server } = await withMail()
  const browser = await signedIn(world, 'north-chair')
  for (const path of ['/api/me/mail', '/api/mail/link'])
    expect(await browser.outcome(path, { address: wrong, language: 'en' })).toBe('bad-request')
  expect(server.letters).toEqual([])
})

test('CB2 nothing that is put into a letter adds a header, a reader or markup', async () => {
  const { server, mail } = await posting()
  const evil = 'Köln\r\nBcc: all@example.org\r\n\r\n<img src="https://spy.example/x.png">'
  await mail.sendInvitation(address, { language: 'en', city: evil, path: '/join#abc"><script>' })
  await mail.sendLink(address, { language: 'en', name: evil, secret: 'abc' })
  for (const letter of [await server.next(), await server.next()]) {
    const { head, text, html } = opened(letter)
    expect(letter.to).toEqual([address])
    const lines = /^(Bcc|<img)/im
    expect([head, text].filter(part => lines.test(part))).toEqual([])
    expect(html).toContain('&lt;img')
    expect(html).not.toMatch(/<(img|script|link|style)\b|<[^>]*(src=|url\()/i)
    expect([...html.matchAll(/href="([^"]*)"/g)].every(([, to]) => to?.startsWith(`${origin}/`))).toBe(true)
  }
  await expect(mail.sendLink('a@b.org, c@d.org', { language: 'en', name: 'A', secret: 'abc' })).rejects.toThrow(
    'mail-failed',
  )
})

test('CB2 every letter speaks its reader’s language, in plain text too, and names nobody else', async () => {
  const { server, mail } = await posting()
  for (const language of ['en', 'de', 'ru', 'ar', 'xx']) {
    await mail.sendCode(address, { language, code: 'ABCD-EFGH', minutes: 10 })
    const { head, text, html } = opened(await server.next())
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(text).toContain('\nABCD-EFGH\n')
    expect(text).toMatch(/\b10\b/)
    expect(html).toContain(language === 'ar' ? '<html lang="ar" dir="rtl">' : 'dir="ltr">')
    expect(text + html).not.toMatch(/\{\{|mail\./)
  }
})

test('CB2 a letter that cannot be sent is said to a member, noted without its address, and tells a stranger nothing', async () => {
  const server = await startMailServer({ onRcptTo: (to, _session, done) => done(new Error(`${to.address} is full`)) })
  const world = await startWorld({ origin, mail: settings(server.port) })
  const browser = await signedIn(world, 'north-chair')
  expect(await browser.outcome('/api/me/mail', { address, language: 'de' })).toBe('mail-failed')
  expect(await browser.json<MailReply>('/api/me/mail')).toEqual({ address: null })
  const log = world.log.join('\n')
  expect(log).toMatch(/"event":"letter.failed","letter":"confirm","code":"EENVELOPE","answer":550/)
  expect(log.toLowerCase()).not.toContain('anna.post')
})

test('CB2 no letter and no password goes over a line that is not encrypted, or whose certificate nobody vouches for', async () => {
  const login = { user: 'plan', pass: 'seeded secret' }
  const told: unknown[] = []
  const onAuth: Parameters<typeof startMailServer>[0] = {
    onAuth: (auth, _session, done) => {
      told.push(auth.password)
      done(null, { user: 'plan' })
    },
    allowInsecureAuth: true,
  }
  for (const hideSTARTTLS of [true, false]) {
    const { mail, server } = await posting({ ...onAuth, hideSTARTTLS }, { plain: false, login })
    await expect(mail.sendLink(address, { language: 'en', name: 'A', secret: 'abc' })).rejects.toThrow('mail-failed')
    expect(server.letters).toEqual([])
  }
  expect(told).toEqual([])
})

test('CB2 a mail server that does not know the password is said so, and the password stands in no log', async () => {
  const login = { user: 'plan', pass: 'seeded secret' }
  const onAuth: Parameters<typeof startMailServer>[0] = {
    ...{ authOptional: false, allowInsecureAuth: true },
    onAuth: (auth, _session, done) =>
      auth.password === 'right' ? done(null, { user: 'plan' }) : done(new Error(`wrong: ${auth.password}`)),
  }
  const { mail, log, server } = await posting(onAuth, { login })
  await expect(mail.sendCode(address, { language: 'en', code: 'A', minutes: 10 })).rejects.toThrow('mail-failed')
  expect(log.join()).toContain('EAUTH')
  expect(log.join()).not.toContain('seeded secret')
  const right = createMail({
    settings: settings(server.port, { login: { user: 'plan', pass: 'right' } }),
    origin,
    log: quiet,
  })
  await right.sendCode(address, { language: 'en', code: 'A', minutes: 10 })
  expect(server.letters).toHaveLength(1)
})

test('CB2 without a mail server nothing of it is there', async () => {
  const world = await startWorld({ origin })
  const browser = await signedIn(world, 'north-chair')
  for (const path of ['/api/me/mail', '/api/mail/link'])
    expect(await browser.outcome(path, { address, language: 'en' })).toBe('not-found')
})

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Mail alone, without the rest of the server. */
async function posting(options: Parameters<typeof startMailServer>[0] = {}, more: Partial<MailSettings> = {}) {
  const server = await startMailServer(options)
  const lines: string[] = []
  const log = createLog({ clock: { now: () => 0 } as never, write: line => lines.push(line) })
  return { server, log: lines, mail: createMail({ settings: settings(server.port, more), origin, log }) }
}
