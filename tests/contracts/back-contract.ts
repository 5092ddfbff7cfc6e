/** Passwords, one-time codes, and the devices of a member, as every store must keep them. */
import { describe, expect, test } from 'vitest'
import type { NewCode, Password } from '#server/store/store.ts'
import { limits } from '#shared/protocol/limits.ts'
import { anna, boris, day, minute, morning, proposal, refusalOf, sha256, tally } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const password: Password = {
  ...{
    member: 'anna',
    name: 'anna',
    hash: '$argon2id$v=19$m=1,t=1,p=1$c2FsdA$dGFn',
    at: morning,
    countsFrom: morning + day,
  },
}
const forDevice: NewCode = { member: 'anna', at: morning, expires: morning + 10 * minute, decision: null }
const toSign: NewCode = { ...forDevice, member: 'boris', decision: { proposal: 'p1', by: anna } }

export function backContract(held: Held): void {
  describe('coming back', () => {
    passwords(held)
    codes(held)
    signing(held)
    devices(held)
  })
}

function passwords(held: Held): void {
  test('S7 a password is found by its name and its member, replaced, and removed', async () => {
    const { passwords } = held.store
    await passwords.set(password)
    expect([await passwords.of('anna'), await passwords.named('anna')]).toEqual([password, password])
    const changed = { ...password, name: 'anna@example.org', at: morning + 1 }
    await passwords.set(changed)
    expect([await passwords.named('anna'), await passwords.named('anna@example.org')]).toEqual([null, changed])
    await passwords.remove('anna')
    await passwords.remove('anna')
    expect([await passwords.of('anna'), await passwords.named('anna@example.org')]).toEqual([null, null])
  })

  test('S7 a sign-in name belongs to one member, also when two take it at once', async () => {
    const { passwords } = held.store
    const both = [password, { ...password, member: 'boris' }].map(each => passwords.set(each))
    expect(await tally(both)).toEqual({ done: 1, refused: ['name-taken'] })
    const had = { ...password, member: 'boris', name: 'boris' }
    await passwords.remove('boris')
    await passwords.set({ ...password, member: 'anna' })
    await passwords.set(had)
    expect(await refusalOf(passwords.set({ ...had, name: 'anna' }))).toBe('name-taken')
    expect(await passwords.of('boris')).toEqual(had)
  })

  test('S7 a password given in plain is not stored', async () => {
    await expect(held.store.passwords.set({ ...password, hash: 'four unrelated words' })).rejects.toThrow(
      /never as itself/,
    )
    await expect(held.store.codes.create('K7MPXT42', forDevice)).rejects.toThrow(/never as itself/)
  })
}

function codes(held: Held): void {
  const [code, other] = [sha256('code'), sha256('other')]

  test('S8 a code for a device lets its member in once, until it expires, however many press at once', async () => {
    const { codes } = held.store
    await codes.create(code, forDevice)
    const presses = await tally(Array.from({ length: 8 }, () => codes.spendForDevice(code, morning)))
    expect(presses).toEqual({ done: 1, refused: Array.from({ length: 7 }, () => 'code-invalid') })
    await codes.create(other, forDevice)
    expect(await refusalOf(codes.spendForDevice(other, forDevice.expires))).toBe('code-invalid')
    expect(await codes.spendForDevice(other, forDevice.expires - 1)).toBe('anna')
    expect(await refusalOf(codes.spendForDevice(sha256('guess'), morning))).toBe('code-invalid')
  })

  test('S8 of one member only the newest few codes are open', async () => {
    const { codes } = held.store
    const made = Array.from({ length: limits.openCodes + 1 }, (_, n) => sha256(`code ${n}`))
    for (const [n, each] of made.entries()) await codes.create(each, { ...forDevice, at: morning + n })
    expect(await refusalOf(codes.spendForDevice(made[0] ?? '', morning + minute))).toBe('code-invalid')
    for (const each of made.slice(1)) expect(await codes.spendForDevice(each, morning + minute)).toBe('anna')
  })

  test('S9 a code to sign opens no device', async () => {
    await held.store.codes.create(code, toSign)
    expect(await refusalOf(held.store.codes.spendForDevice(code, morning))).toBe('code-invalid')
  })
}

function signing(held: Held): void {
  const code = sha256('to sign')
  const given = { board: 'train', committee: 'east', kind: 'approve', by: boris, comment: '', at: morning } as const

  test('S9 a code serves the member and the proposal that it was made for, once, and the answer names who gave it', async () => {
    const { versions, codes } = held.store
    const asked = await versions.propose(proposal('p1', 'plan'))
    const answer = { ...given, proposal: 'p1', digest: asked.digest, shown: { code } }
    expect(await refusalOf(versions.decide(answer))).toBe('code-invalid')
    await codes.create(code, toSign)
    expect(await refusalOf(versions.decide({ ...answer, committee: 'west', by: anna }))).toBe('code-invalid')
    expect(await refusalOf(versions.decide({ ...answer, digest: sha256('other') }))).toBe('plan-moved')
    const decided = await versions.decide(answer)
    expect(decided.decisions[0]?.how).toEqual({ way: 'code', by: anna })
    expect(await versions.decide(answer)).toEqual(decided) // the answer was lost on its way, and the same press comes again
    expect(await refusalOf(versions.decide({ ...answer, committee: 'west' }))).toBe('code-invalid')
    expect((await (await held.reopen()).versions.proposals('train'))[0]).toEqual(decided)
  })

  test('S9 a code does not serve for another proposal, nor a device code for any; one that came by mail says so', async () => {
    const { versions, codes } = held.store
    await versions.propose(proposal('p1', 'plan'))
    const asked = await versions.propose(proposal('p2', 'plan, changed'))
    await codes.create(code, toSign)
    await codes.create(sha256('device'), { ...forDevice, member: 'boris' })
    const answer = { ...given, proposal: 'p2', digest: asked.digest }
    for (const wrong of [code, sha256('device')])
      expect(await refusalOf(versions.decide({ ...answer, shown: { code: wrong } }))).toBe('code-invalid')
    await codes.create(sha256('mail'), { ...toSign, decision: { proposal: 'p2', by: null } })
    const late = { ...answer, at: toSign.expires, shown: { code: sha256('mail') } }
    expect(await refusalOf(versions.decide(late))).toBe('code-invalid')
    const decided = await versions.decide({ ...late, at: toSign.expires - 1 })
    expect(decided.decisions[0]?.how).toEqual({ way: 'mail' })
  })
}

function devices(held: Held): void {
  const expires = morning + limits.sessionMs
  const session = {
    id: 'home',
    member: 'anna',
    at: morning,
    expires,
    device: 'Firefox',
    way: 'link',
    provedAt: 0,
  } as const

  test('S7 the devices of a member are listed, named and proved; nobody else’s', async () => {
    const { sessions } = held.store
    await sessions.create(sha256('home'), session)
    await sessions.create(sha256('tablet'), { ...session, id: 'tablet', at: morning + 1 })
    await sessions.create(sha256('boris'), { ...session, id: 'his', member: 'boris' })
    await sessions.create(sha256('old'), { ...session, id: 'old', at: morning - 15 * day })
    await sessions.rename('anna', 'home', 'Kitchen')
    expect(await refusalOf(sessions.rename('anna', 'his', 'Mine'))).toBe('not-found')
    await sessions.prove(sha256('home'), morning + 2, 'password')
    const listed = await sessions.of('anna', morning)
    expect(listed.map(({ id, device, provedAt, provedBy }) => [id, device, provedAt, provedBy])).toEqual([
      ['tablet', 'Firefox', 0, null],
      ['home', 'Kitchen', morning + 2, 'password'],
    ])
    expect(listed.map(({ token }) => token)).toEqual([sha256('tablet'), sha256('home')])
  })

  test('S7 the access tokens of a member are listed, and ended one by one; nobody else’s', async () => {
    const { tokens } = held.store
    await tokens.createToken(sha256('a'), { member: 'anna', note: 'calendar', at: morning, signs: true })
    await tokens.createToken(sha256('b'), { member: 'anna', note: 'town hall', at: morning + 1 })
    const [first, second] = await tokens.of('anna')
    expect([first?.signs, second?.signs, second?.note]).toEqual([true, false, 'town hall'])
    expect(await refusalOf(tokens.end('boris', first?.id ?? ''))).toBe('not-found')
    await tokens.end('anna', first?.id ?? '')
    expect(await tokens.findToken(sha256('a'))).toBeNull()
    expect((await tokens.of('anna')).map(({ note }) => note)).toEqual(['town hall'])
  })

  test('S9 who can vouch for a member is a chair of their committee or an owner, and never the member', async () => {
    const { people } = held.store
    const seat = { committee: 'east', office: '', signatory: true, at: morning + 1 } as const
    await people.createMember({ ...seat, id: 'olga', name: 'Olga', role: 'editor' })
    await people.createMember({ ...seat, id: 'otto', name: 'Otto', role: 'editor', owner: true, committee: 'west' })
    expect((await people.vouchers('olga')).map(({ member }) => member)).toEqual(['boris', 'otto'])
    expect((await people.vouchers('boris')).map(({ member }) => member)).toEqual(['otto'])
    expect(await people.vouchers('nobody')).toEqual([])
  })
}
