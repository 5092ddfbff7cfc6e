/** Members' pictures: one each, replaced and taken away, byte for byte. */
import { expect, test } from 'vitest'
import { morning, sha256 } from './store-bench.ts'
import type { Held } from './store-contract.ts'

export function portraitContract(held: Held): void {
  test('S12 a member has one picture, byte for byte, until it is replaced or taken away', async () => {
    const first = { bytes: new Uint8Array([0xff, 0xd8, 0, 1]), digest: sha256('first') }
    const second = { bytes: new Uint8Array([0xff, 0xd8, 2]), digest: sha256('second') }
    expect(await held.store.portraits.find('anna')).toBeNull()
    await held.store.portraits.put('anna', { ...first, at: morning })
    const kept = await (await held.reopen()).portraits.find('anna')
    expect([kept?.digest, [...(kept?.bytes ?? [])]]).toEqual([first.digest, [...first.bytes]])
    await held.store.portraits.put('anna', { ...second, at: morning })
    expect((await held.store.portraits.find('anna'))?.digest).toBe(second.digest)
    await held.store.portraits.remove('anna')
    await held.store.portraits.remove('anna')
    expect(await held.store.portraits.find('anna')).toBeNull()
  })
}
