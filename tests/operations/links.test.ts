/** Sign-in links by hand, for somebody who lost everything. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemChance } from '#server/chance.ts'
import { makeLink } from '#server/operations/links.ts'
import { sha256Hex } from '#shared/digest.ts'
import { day, type FilledFolder, filledFolder, morning } from './filled-folder.ts'

let filled: FilledFolder
beforeEach(async () => {
  filled = await filledFolder()
})
afterEach(() => filled.remove())

const make = (member: string, lost = false) =>
  makeLink(filled.folder, member, { now: morning, chance: systemChance, lost })
const session = {
  ...{ id: 'one', member: 'anna', at: morning, expires: morning + 1e9 },
  ...({ device: '', way: 'link', provedAt: 0 } as const),
} as const
const token = sha256Hex('session')
const password = { member: 'anna', name: 'anna', hash: '$argon2id$v=19$m=1,t=1,p=1$c2FsdA$dGFn', at: 1, countsFrom: 1 }

test('S8 a link made by hand while the server runs lets its member in once, within a day', async () => {
  await filled.within(async store => {
    const [secret, late] = [sha256Hex(make('anna')), sha256Hex(make('anna'))]
    expect(await store.links.useLink(secret, morning + day - 1)).toBe('anna')
    await expect(store.links.useLink(secret, morning)).rejects.toThrow('link-invalid')
    await expect(store.links.useLink(late, morning + day)).rejects.toThrow('link-invalid')
  })
})

test('S7 what was lost lets nobody in any more; of everybody else nothing ends', async () => {
  await filled.within(async store => {
    await store.sessions.create(token, session)
    await store.sessions.create(sha256Hex('other'), { ...session, member: 'boris' })
    await store.passwords.set(password)
    const before = sha256Hex(make('anna'))
    const secret = sha256Hex(make('anna', true))
    expect([await store.sessions.find(token, morning), await store.passwords.of('anna')]).toEqual([null, null])
    await expect(store.links.useLink(before, morning)).rejects.toThrow('link-invalid')
    expect(await store.links.useLink(secret, morning)).toBe('anna')
    expect(await store.sessions.find(sha256Hex('other'), morning)).not.toBeNull()
  })
})

test('S7 there is no link for somebody who is not there or was removed', () => {
  expect(() => make('nobody')).toThrow(/There is no member nobody/)
  filled.tamper(`update members set removed_at = 1 where id = 'anna'`)
  expect(() => make('anna')).toThrow(/was removed/)
})
