/** Invitations: used as often as they may be and no more, repeated when the answer was lost, and over when revoked. */
import { describe, expect, test } from 'vitest'
import type { Acceptance, Invitation } from '#server/store/invitation-store.ts'
import type { Store } from '#server/store/store.ts'
import { limits } from '#shared/protocol/limits.ts'
import { anna, day, minute, morning, refusalOf, sha256, tally } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const secret = sha256('secret')
const offer: Invitation = {
  ...{ id: 'i1', partnership: 'bond', committee: 'west', board: null, name: 'Clara Neu', role: 'editor' },
  ...{ office: 'Treasurer', signatory: false, guest: null, invitedBy: anna, at: morning },
  ...{ expires: morning + 14 * day, usesLeft: 1 },
}
const stay: Invitation = { ...offer, id: 'i2', board: 'train', guest: { parts: ['route'], days: 7 } }

/** A press of browser `n`, by which somebody called `name` would come. */
function press(n: number, values: Partial<Acceptance> = {}, name = 'Clara Neu'): Acceptance {
  const member = { id: `new${n}`, committee: 'west', name, role: 'editor', office: '', signatory: false } as const
  const seated = { ...member, invitation: 'i1', at: values.at ?? morning }
  return { key: sha256(`key ${n}`), at: morning, member: seated, line: `line${n}`, ...values }
}

function invite({ invitations }: Store, values: Partial<Invitation> = {}, hash = secret): Promise<void> {
  const { id } = { ...offer, ...values }
  return invitations.create(hash, { ...offer, ...values }, `made ${id}`)
}

export function invitationContract(held: Held): void {
  describe('invitations', () => {
    uses(held)
    repeats(held)
    lists(held)
    ends(held)
  })
}

function uses(held: Held): void {
  test('S8 an invitation makes one member of its one use, also when twenty press at once', async () => {
    await invite(held.store)
    const presses = await tally(Array.from({ length: 20 }, (_, n) => held.store.invitations.accept(secret, press(n))))
    expect(presses).toEqual({ done: 1, refused: Array.from({ length: 19 }, () => 'link-invalid') })
    const members = (await held.store.people.boardInfo('train'))?.members ?? []
    expect(members.filter(({ name }) => name === 'Clara Neu')).toHaveLength(1)
  })

  test('S8 a link for several lets in so many and no more', async () => {
    await invite(held.store, { name: '', usesLeft: 3 })
    const presses = Array.from({ length: 8 }, (_, n) => held.store.invitations.accept(secret, press(n)))
    expect((await tally(presses)).done).toBe(3)
    expect(await held.store.invitations.open(secret, morning)).toBeNull()
  })

  test('S8 what an invitation offers is read while it is open, and reading uses nothing', async () => {
    await invite(held.store)
    for (const at of [morning, offer.expires - 1]) expect(await held.store.invitations.open(secret, at)).toEqual(offer)
    expect(await held.store.invitations.open(secret, offer.expires)).toBeNull()
    expect(await held.store.invitations.open(sha256('guess'), morning)).toBeNull()
    const late = press(1, { at: offer.expires })
    expect(await refusalOf(held.store.invitations.accept(secret, late))).toBe('link-invalid')
  })

  test('S8 a member that cannot be seated uses nothing up', async () => {
    await invite(held.store)
    const { member } = press(1)
    const nowhere = press(1, { member: { ...member, committee: 'nowhere' } })
    await expect(held.store.invitations.accept(secret, nowhere)).rejects.toThrow()
    expect(await held.store.invitations.accept(secret, press(2))).toBe('new2')
  })

  test('S8 a committee has a bounded number of open invitations; used ones do not count', async () => {
    const { invitations } = held.store
    const many = Array.from({ length: limits.openInvitations }, (_, n) => n)
    for (const n of many) await invite(held.store, { id: `i${n}` }, sha256(`secret ${n}`))
    expect(await refusalOf(invite(held.store, { id: 'more' }))).toBe('invitations-full')
    await invite(held.store, { id: 'east', committee: 'east' }, sha256('east'))
    await invitations.accept(sha256('secret 0'), press(0))
    await invite(held.store, { id: 'more' })
  })

  test('S7 the secret of an invitation is not stored in plain', async () => {
    await expect(invite(held.store, {}, 'plain')).rejects.toThrow(/never as itself/)
  })
}

function repeats(held: Held): void {
  test('S8 the same press again is answered as the first, for a while, and makes nobody else', async () => {
    const { invitations } = held.store
    await invite(held.store)
    const again = (at: number) => invitations.accept(secret, { ...press(2, { at }), key: press(1).key })
    expect(await invitations.accept(secret, press(1))).toBe('new1')
    expect(await again(morning + 5 * minute)).toBe('new1')
    expect(await refusalOf(again(morning + limits.repeatUseMs))).toBe('link-invalid')
    expect(await held.store.people.actor('new2')).toBeNull()
  })

  test('S8 another browser with the same link is not taken for the first one', async () => {
    await invite(held.store)
    await held.store.invitations.accept(secret, press(1))
    expect(await refusalOf(held.store.invitations.accept(secret, press(2)))).toBe('link-invalid')
  })

  test('S8 a sign-in link whose answer was lost is answered again to the browser that pressed, and to no other', async () => {
    const { links } = held.store
    await links.createLink(secret, { member: 'anna', expires: morning + day, usesLeft: 1 })
    const [mine, others] = [sha256('mine'), sha256('others')]
    expect(await links.whose(secret, morning)).toBe('anna')
    expect(await links.useLink(secret, morning, mine)).toBe('anna')
    expect(await links.whose(secret, morning)).toBeNull()
    expect(await links.useLink(secret, morning + minute, mine)).toBe('anna')
    expect(await refusalOf(links.useLink(secret, morning + minute, others))).toBe('link-invalid')
    expect(await refusalOf(links.useLink(secret, morning + limits.repeatUseMs, mine))).toBe('link-invalid')
  })
}

function lists(held: Held): void {
  test('S8 invitations are listed with who came by them, and with the name that theirs looks like', async () => {
    await invite(held.store, { name: '', usesLeft: 2 })
    await held.store.invitations.accept(secret, press(1, { at: morning + 1 }, 'Аnnа Weber'))
    await held.store.invitations.accept(secret, press(2, { at: morning + 2 }))
    const [listed] = await held.store.invitations.of({ partnership: 'bond' })
    expect(listed).toMatchObject({ id: 'i1', usesLeft: 0, invitedBy: anna })
    expect(listed?.joined).toEqual([
      { member: 'new1', name: 'Аnnа Weber', at: morning + 1, like: 'Anna Weber' },
      { member: 'new2', name: 'Clara Neu', at: morning + 2, like: '' },
    ])
    expect(JSON.stringify(listed)).not.toContain(secret)
    expect(await held.store.invitations.of({ partnership: 'elsewhere' })).toEqual([])
  })
}

function ends(held: Held): void {
  const deed = { by: anna, at: morning + 1, line: 'revoked' }

  test('S8 by a revoked invitation nobody comes, not even by a press again; who came as a member stays', async () => {
    const { invitations, people } = held.store
    await invite(held.store, { usesLeft: 2 })
    await invitations.accept(secret, press(1))
    expect(await invitations.revoke('i1', deed)).toEqual([])
    for (const n of [1, 2]) expect(await refusalOf(invitations.accept(secret, press(n)))).toBe('link-invalid')
    expect(await invitations.open(secret, morning)).toBeNull()
    expect(await invitations.of({ partnership: 'bond' })).toEqual([])
    expect(await people.actor('new1')).not.toBeNull()
    expect(await invitations.revoke('i1', { ...deed, line: 'twice' })).toEqual([])
  })

  test('S8 a guest whose invitation is revoked is let in no more, and the mark of their board rises', async () => {
    const { invitations, people, news } = held.store
    await invite(held.store, stay)
    const { member } = press(1)
    const guest = {
      board: 'train',
      parts: ['route'],
      invitedBy: { member: 'anna', name: 'Anna' },
      since: 1,
      until: 2,
    } as const
    await invitations.accept(secret, press(1, { member: { ...member, guest, invitation: 'i2' } }))
    const before = (await news.marks(['train'])).get('train')?.news ?? 0
    expect(await invitations.revoke('i2', deed)).toEqual(['train'])
    expect(await people.actor('new1')).toBeNull()
    expect((await news.marks(['train'])).get('train')?.news).toBeGreaterThan(before)
  })
}
