/** Coming in by a passkey, and proving by one who is there. */
import type { Passkey } from '#server/store/ways-store.ts'
import { checkUse, type Expected, requestOptions } from '#server/ways/passkey-check.ts'
import type { Site } from '#server/ways/site.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { type Device, type Opened, openSession } from './open-session.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { type Answer, beginChallenge, expectedIn, type PasskeyDeps, refuse } from './passkeys.ts'

/** Begins signing in. Nothing is said about who: the person chooses among the keys that their device has for this site. */
export async function beginPasskeySignIn(deps: PasskeyDeps, site: Site) {
  const { challenge, step } = await beginChallenge(deps, 'passkey-in', null)
  return { options: await requestOptions(site, challenge), step }
}

/** Opens a session for the owner of the passkey. Refusal('passkey-refused') for whatever is wrong. */
export async function signInByPasskey(deps: PasskeyDeps, answer: Answer, device: Device): Promise<Opened> {
  const expected = await expectedIn(deps, answer, 'passkey-in', null)
  const passkey = await usedPasskey(deps, answer, expected)
  const proves = passkey.countsFrom <= deps.clock.now()
  return openSession(deps, passkey.member, 'passkey', device, proves).catch(error => {
    const isGone = error instanceof Refusal && error.code === 'link-invalid'
    throw isGone ? new Refusal('passkey-refused') : error
  })
}

/** Begins a proof of who is there. Refusal('not-found') for somebody without a passkey that counts. */
export async function beginPasskeyProof(deps: PasskeyDeps, caller: CalledBy, site: Site) {
  ownSession(caller)
  const { member } = caller.actor
  const known = (await deps.store.passkeys.of(member)).filter(({ countsFrom }) => countsFrom <= deps.clock.now())
  if (known.length === 0) throw new Refusal('not-found')
  const { challenge, step } = await beginChallenge(deps, 'passkey-prove', member)
  return { options: await requestOptions(site, challenge, known), step }
}

/** Notes that the caller has just proved who they are (trust.md S9). */
export async function proveByPasskey(deps: PasskeyDeps, caller: CalledBy, answer: Answer): Promise<void> {
  const session = ownSession(caller)
  const { member } = caller.actor
  const expected = await expectedIn(deps, answer, 'passkey-prove', member)
  const passkey = await usedPasskey(deps, answer, expected, member)
  if (passkey.countsFrom > deps.clock.now()) refuse(deps, 'The key does not count yet.')
  await deps.store.sessions.prove(session, deps.clock.now(), 'passkey')
}

/** The passkey that gave the answer, its use noted. With `owner`, only one of theirs. */
async function usedPasskey(
  deps: PasskeyDeps,
  { response }: Answer,
  expected: Expected,
  owner: Id | null = null,
): Promise<Passkey> {
  const { store, clock } = deps
  const passkey = await store.passkeys.withCredential(response.id)
  if (passkey === null || (owner !== null && passkey.member !== owner)) return refuse(deps, 'Nobody knows this key.')
  if (!isHandleOf(response.response.userHandle, passkey)) return refuse(deps, 'The key names another member.')
  const checked = await checkUse(response, passkey, expected)
  if (checked.found === null) return refuse(deps, checked.why)
  const noted = await store.passkeys.use(passkey.id, { ...checked.found, at: clock.now() })
  return noted ? passkey : refuse(deps, 'The count of the key did not rise.')
}

/** The authenticator says whose key it is, in the words that it was given when the key was made; some do not say. */
function isHandleOf(handle: string | undefined, { member }: Passkey): boolean {
  return (
    handle === undefined ||
    handle === new TextEncoder().encode(member).toBase64({ alphabet: 'base64url', omitPadding: true })
  )
}
