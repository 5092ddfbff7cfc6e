/** Keys and certificates: one key for all servers, the older ones kept, and what was signed first stays. */
import { describe, expect, test } from 'vitest'
import type { Certificate, NewKey } from '#server/store/signing-store.ts'
import { morning, proposal } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const made = (id: string): NewKey => ({ id, publicKey: `public ${id}`, privateKey: `private ${id}` })
const outside = (id: string): NewKey => ({ ...made(id), privateKey: null })

function certificate(values: Partial<Certificate> = {}): Omit<Certificate, 'publicKey'> {
  return { board: 'train', version: 1, statement: '{"first":1}', key: 'a', signature: 'signed', ...values }
}

export function signingContract(held: Held): void {
  describe('signing', () => {
    test('E42 of keys that are offered at once one is kept, and all get that one', async () => {
      const { signing } = held.store
      expect(await signing.keys()).toEqual([])
      const got = await Promise.all(['a', 'b', 'c'].map(id => signing.signWith(made(id), morning)))
      const [first] = got
      expect(got).toEqual([first, first, first])
      const { signing: again } = await held.reopen()
      expect(await again.signWith(made('d'), morning + 9)).toEqual(first)
      expect(await again.keys()).toEqual([{ ...first, since: morning, until: null }])
    })

    test('E42 a key from outside takes the place of the one before, which stays; without it the own one signs again', async () => {
      const { signing } = held.store
      await signing.signWith(made('a'), morning)
      await signing.signWith(outside('b'), morning + 1)
      await signing.signWith(outside('b'), morning + 2)
      const [a, b] = [made('a'), outside('b')]
      expect(await signing.keys()).toEqual([
        { ...a, since: morning, until: morning + 1 },
        { ...b, since: morning + 1, until: null },
      ])
      expect(await signing.signWith(made('c'), morning + 3)).toEqual({ ...a, since: morning, until: null })
      expect((await signing.keys()).map(({ id, until }) => [id, until])).toEqual([
        ['a', null],
        ['b', morning + 3],
      ])
    })

    test('E40 the certificate that was signed first stays, whatever is given after it', async () => {
      const { signing, versions } = held.store
      await versions.propose(proposal('p1', 'plan'))
      for (const id of ['a', 'b']) await signing.signWith(outside(id), morning)
      expect(await signing.certificate('train', 1)).toBeNull()
      const kept = { ...certificate(), publicKey: 'public a' }
      expect(await signing.keepCertificate(certificate())).toEqual(kept)
      const other = certificate({ statement: '{"second":2}', key: 'b', signature: 'anew' })
      expect(await signing.keepCertificate(other)).toEqual(kept)
      const { signing: again } = await held.reopen()
      expect([await again.certificate('train', 1), await again.certificate('train', 2)]).toEqual([kept, null])
    })

    test('E40 no certificate is kept of a version or with a key that is not there', async () => {
      const { signing, versions } = held.store
      await versions.propose(proposal('p1', 'plan'))
      await signing.signWith(made('a'), morning)
      await expect(signing.keepCertificate(certificate({ version: 2 }))).rejects.toThrow()
      await expect(signing.keepCertificate(certificate({ key: 'b' }))).rejects.toThrow()
    })
  })
}
