/** One way to come back of each kind, and which of them are still there. */
import { minute, morning, sha256 } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const since = { at: morning, countsFrom: morning }
const hash = '$argon2id$v=19$m=1,t=1,p=1$c2FsdA$dGFn'
const issuer = 'https://town.example.org'
const [code, secret] = [(of: string) => sha256(`code of ${of}`), (of: string) => sha256(`secret of ${of}`)]

/** A password, a code, a passkey, an address, an account and a step begun, under names made of `of`. */
export async function giveWays({ store }: Held, member: string, of = member): Promise<void> {
  const key = { publicKey: Uint8Array.of(1), counter: 0, transports: [], backedUp: false, name: '' }
  const expires = morning + 10 * minute
  await store.passwords.set({ member, name: `${of}@example.org`, hash, ...since })
  await store.codes.create(code(of), { member, at: morning, expires, decision: null })
  await store.passkeys.add({ id: `key-${member}`, member, credential: of, ...key, ...since })
  await store.mailboxes.set(member, `${of}@example.org`, since)
  await store.identities.connect({ issuer, subject: of }, member, since)
  await store.challenges.set(secret(of), { kind: 'mail-in', member, content: '', expires }, morning)
}

/** The kinds that are left of what `giveWays` gave. The code is used up by this. */
export async function waysLeft({ store }: Held, member: string, of = member): Promise<string[]> {
  const left = {
    password: await store.passwords.named(`${of}@example.org`),
    code: await store.codes.spendForDevice(code(of), morning).catch(() => null),
    passkey: await store.passkeys.withCredential(of),
    mailbox: await store.mailboxes.of(member),
    identity: await store.identities.memberOf({ issuer, subject: of }),
    challenge: await store.challenges.look(secret(of), 'mail-in', morning),
  }
  return Object.entries(left).flatMap(([kind, what]) => (what === null ? [] : [kind]))
}
