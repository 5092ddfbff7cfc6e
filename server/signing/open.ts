/** At each start: which key signs. The one from the configuration, the one that the store holds, or, the first time, a new one. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import type { NewKey, SigningKey } from '#server/store/signing-store.ts'
import type { Store } from '#server/store/store.ts'
import { newPrivateKey, type Signer, signerOf, signerOfPem } from './key.ts'

type Deps = {
  readonly store: Pick<Store, 'signing'>
  readonly config: Pick<Config, 'signingKey'>
  readonly chance: Chance
  readonly clock: Clock
}

/** The signer of this server. Nothing is written when the key that signs is the one that signed before. */
export async function openSigner({ store, config, chance, clock }: Deps): Promise<Signer> {
  const { signingKey: pem } = config
  const now = (await store.signing.keys()).find(({ until }) => until === null)
  if (pem !== null) {
    const signer = signerOfPem(pem)
    if (now?.id !== signer.id) await store.signing.signWith({ ...publicOf(signer), privateKey: null }, clock.now())
    return signer
  }
  const privateKey = newPrivateKey(chance)
  const offered: NewKey = { ...publicOf(signerOf(privateKey)), privateKey }
  return signerIn(isOwn(now) ? now : await store.signing.signWith(offered, clock.now()))
}

/** Whether the store holds all of the key. */
function isOwn(key: SigningKey | undefined): key is SigningKey {
  return key !== undefined && key.privateKey !== null
}

function signerIn({ id, privateKey }: SigningKey): Signer {
  if (privateKey === null) throw new Error(`The store holds no private part of the signing key ${id}.`)
  const signer = signerOf(privateKey)
  if (signer.id !== id) throw new Error(`The signing key ${id} in the store is damaged.`)
  return signer
}

function publicOf({ id, publicKey }: Signer): Pick<NewKey, 'id' | 'publicKey'> {
  return { id, publicKey }
}
