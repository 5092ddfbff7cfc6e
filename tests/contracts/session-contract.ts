/** Sessions, links and tokens: found while they hold, gone when they do not, and never kept in plain. */
import { describe, expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits.ts'
import { day, minute, morning, refusalOf, sha256, tally } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const token = sha256('token')
const secret = sha256('secret')
const session = {
  ...{
    id: 'anna-at-home',
    member: 'anna',
    at: morning,
    expires: morning + limits.sessionMs,
    device: 'Firefox on Linux',
  },
  ...{ way: 'password' as const, provedAt: morning, provedBy: 'password' as const },
}

export function sessionContract(held: Held): void {
  describe('sessions', () => {
    sessions(held)
    links(held)
    inPlain(held)
  })
}

function sessions(held: Held): void {
  test('S7 a session is found by its hash until it is ended', async () => {
    const { sessions } = held.store
    await sessions.create(token, session)
    expect(await sessions.find(token, morning)).toEqual({ ...session, seenAt: morning })
    expect(await sessions.find(sha256('another'), morning)).toBeNull()
    await sessions.end(token)
    expect(await sessions.find(token, morning)).toBeNull()
    await sessions.end(token)
  })

  test('S7 a session ends after 14 days without use, and after 90 days however much it is used', async () => {
    const { sessions } = held.store
    await sessions.create(token, session)
    expect(await sessions.find(token, morning + 14 * day - 1)).not.toBeNull()
    expect(await sessions.find(token, morning + 14 * day)).toBeNull()
    for (let days = 10; days < 90; days += 10) await sessions.touch(token, morning + days * day)
    expect(await sessions.find(token, morning + 90 * day - 1)).toMatchObject({ seenAt: morning + 80 * day })
    expect(await sessions.find(token, morning + 90 * day)).toBeNull()
  })

  test('S7 the last use is kept to the minute, and never set back', async () => {
    const { sessions } = held.store
    await sessions.create(token, session)
    await sessions.touch(token, morning + minute - 1)
    expect(await sessions.find(token, morning)).toMatchObject({ seenAt: morning })
    await sessions.touch(token, morning + minute)
    await sessions.touch(token, morning)
    expect(await sessions.find(token, morning)).toMatchObject({ seenAt: morning + minute })
  })
}

function links(held: Held): void {
  const expires = morning + day

  test('S8 a link for n uses can be used exactly n times, also when many press it at once', async () => {
    const { links } = held.store
    await links.createLink(secret, { member: 'anna', expires, usesLeft: 3 })
    const presses = await tally(Array.from({ length: 20 }, () => links.useLink(secret, morning)))
    expect(presses).toEqual({ done: 3, refused: Array.from({ length: 17 }, () => 'link-invalid') })
  })

  test('S8 a link gives its member until it expires; an unknown one gives nobody', async () => {
    const { links } = held.store
    await links.createLink(secret, { member: 'boris', expires, usesLeft: null })
    const uses = await Promise.all(Array.from({ length: 5 }, () => links.useLink(secret, expires - 1)))
    expect(uses).toEqual(Array.from({ length: 5 }, () => 'boris'))
    expect(await refusalOf(links.useLink(secret, expires))).toBe('link-invalid')
    expect(await refusalOf(links.useLink(sha256('guess'), morning))).toBe('link-invalid')
  })

  test('S8 an access token is found by its hash', async () => {
    const { tokens } = held.store
    const made = { member: 'anna', note: 'calendar', at: morning, signs: false }
    await tokens.createToken(secret, made)
    expect(await tokens.findToken(secret)).toEqual(made)
    expect(await tokens.findToken(sha256('guess'))).toBeNull()
  })
}

function inPlain(held: Held): void {
  test('S7 a secret given in plain is not stored', async () => {
    const { sessions, links, tokens } = held.store
    const never = /never as itself/
    await expect(sessions.create('plain', session)).rejects.toThrow(never)
    const link = { member: 'anna', expires: morning, usesLeft: 1 }
    await expect(links.createLink('plain', link)).rejects.toThrow(never)
    await expect(tokens.createToken('plain', { member: 'anna', note: '', at: 1 })).rejects.toThrow(never)
  })

  test('S7 nobody gets in as a member who is not there', async () => {
    const { sessions, links } = held.store
    await expect(sessions.create(token, { ...session, member: 'ghost' })).rejects.toThrow()
    await expect(links.createLink(secret, { member: 'ghost', expires: morning, usesLeft: 1 })).rejects.toThrow()
  })
}
