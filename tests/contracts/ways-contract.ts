/** Ways to come back: passkeys, what was begun and is finished once, addresses for mail, accounts of a town hall. */
import { describe, expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits.ts'
import { minute, morning, refusalOf, sha256, tally } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const passkey = {
  ...{ id: 'tablet', member: 'anna', credential: 'Y3JlZA', publicKey: Uint8Array.of(0, 1, 255), counter: 7 },
  ...{ transports: ['internal', 'hybrid'], backedUp: false, name: 'Tablet', at: morning, countsFrom: morning },
}

const since = { at: morning, countsFrom: morning + minute }

export function waysContract(held: Held): void {
  describe('ways to come back', () => {
    passkeys(held)
    challenges(held)
    mailboxes(held)
    identities(held)
  })
}

function passkeys(held: Held): void {
  test('CB1 a passkey is found by its credential, listed, and removed by its owner only', async () => {
    const { passkeys } = held.store
    await passkeys.add(passkey)
    expect(await passkeys.withCredential('Y3JlZA')).toEqual({ ...passkey, usedAt: null })
    expect(await passkeys.of('anna')).toHaveLength(1)
    expect(await passkeys.of('boris')).toEqual([])
    expect(await refusalOf(passkeys.add({ ...passkey, id: 'other', member: 'boris' }))).toBe('bad-request')
    expect(await passkeys.remove('boris', 'tablet')).toBe(false)
    expect(await passkeys.remove('anna', 'tablet')).toBe(true)
    expect(await passkeys.withCredential('Y3JlZA')).toBeNull()
  })

  test('CB1 of two uses with one count only one is noted, and a key that does not count stays at zero', async () => {
    const { passkeys } = held.store
    await passkeys.add(passkey)
    await passkeys.add({ ...passkey, id: 'phone', credential: 'cGhvbmU', counter: 0 })
    const use = { counter: 8, backedUp: true, at: morning + minute }
    const both = await Promise.all([passkeys.use('tablet', use), passkeys.use('tablet', use)])
    expect(both.sort()).toEqual([false, true])
    expect(await passkeys.withCredential('Y3JlZA')).toMatchObject({ counter: 8, backedUp: true, usedAt: use.at })
    expect(await passkeys.use('phone', { ...use, counter: 0 })).toBe(true)
    expect(await passkeys.use('nobody', use)).toBe(false)
  })

  test('CB1 a member has so many passkeys and no more', async () => {
    const { passkeys } = held.store
    const add = (n: number) => passkeys.add({ ...passkey, id: `key-${n}`, credential: `c${n}` })
    const many = await tally(Array.from({ length: limits.passkeys + 1 }, (_, n) => add(n)))
    expect(many).toEqual({ done: limits.passkeys, refused: ['too-many'] })
  })
}

function challenges(held: Held): void {
  const secret = sha256('step')
  const begun = { kind: 'passkey-in' as const, member: null, content: 'abc', expires: morning + minute }

  test('S8 what was begun is finished once, by one of many', async () => {
    const { challenges } = held.store
    await challenges.set(secret, begun, morning)
    expect(await challenges.take(secret, 'mail-in', morning)).toBeNull()
    expect(await challenges.look(secret, 'mail-in', morning)).toBeNull()
    expect(await challenges.look(secret, 'passkey-in', morning)).toEqual(begun)
    const taken = await Promise.all([1, 2, 3].map(() => challenges.take(secret, 'passkey-in', morning)))
    expect(taken.filter(each => each !== null)).toEqual([begun])
  })

  test('S8 what was begun is over when its time is, and is then swept away', async () => {
    const { challenges } = held.store
    await challenges.set(secret, begun, morning)
    expect(await challenges.take(secret, 'passkey-in', begun.expires)).toBeNull()
    await challenges.set(secret, begun, morning)
    await challenges.set(sha256('next'), { ...begun, member: 'anna', expires: begun.expires + 1 }, begun.expires)
    expect(await challenges.take(secret, 'passkey-in', morning)).toBeNull()
    await challenges.forget('anna', 'passkey-in')
    expect(await challenges.take(sha256('next'), 'passkey-in', morning)).toBeNull()
  })

  test('S8 a secret in plain is not kept', async () => {
    await expect(held.store.challenges.set('in plain', begun, morning)).rejects.toThrow(/SHA-256/)
  })
}

function mailboxes(held: Held): void {
  test('CB2 an address finds all who get mail there, in capitals or not, until it is taken away', async () => {
    const { mailboxes } = held.store
    await mailboxes.set('anna', 'Old@example.org', since)
    await mailboxes.set('anna', 'Post@Example.org', since)
    await mailboxes.set('boris', 'post@example.org', since)
    expect(await mailboxes.of('anna')).toEqual({ address: 'Post@Example.org', ...since })
    expect((await mailboxes.at('POST@example.org')).map(each => each.member)).toEqual(['anna', 'boris'])
    expect(await mailboxes.at('old@example.org')).toEqual([])
    await mailboxes.remove('anna')
    expect(await mailboxes.of('anna')).toBeNull()
    expect(await mailboxes.at('post@example.org')).toEqual([{ member: 'boris', name: 'Борис Орлов', language: '' }])
  })

  test('CB2 somebody who was removed gets no more mail', async () => {
    await held.store.mailboxes.set('anna', 'a@example.org', since)
    const store = await held.reopen(bench => bench.tamper("update members set removed_at = 1 where id = 'anna'"))
    expect(await store.mailboxes.at('a@example.org')).toEqual([])
  })
}

function identities(held: Held): void {
  const account = { issuer: 'https://id.example.org', subject: 'u-1' }

  test('CB3 an account belongs to one member, and a member has one of an issuer', async () => {
    const { identities } = held.store
    expect(await identities.connect(account, 'anna', since)).toBe(true)
    expect(await identities.connect(account, 'boris', since)).toBe(false)
    expect(await identities.memberOf(account)).toEqual({ member: 'anna', ...since })
    expect(await identities.memberOf({ ...account, issuer: 'https://id.example.com' })).toBeNull()
    expect(await identities.connect({ ...account, subject: 'u-2' }, 'anna', since)).toBe(true)
    expect(await identities.memberOf(account)).toBeNull()
    expect(await identities.since(account.issuer, 'anna')).toEqual(since)
    await identities.disconnect(account.issuer, 'anna')
    expect(await identities.since(account.issuer, 'anna')).toBeNull()
  })

  test('CB3 the account of somebody who was removed can be connected anew', async () => {
    await held.store.identities.connect(account, 'anna', since)
    const store = await held.reopen(bench => bench.tamper("update members set removed_at = 1 where id = 'anna'"))
    expect(await store.identities.connect(account, 'boris', since)).toBe(true)
    expect(await store.identities.memberOf(account)).toEqual({ member: 'boris', ...since })
  })
}
