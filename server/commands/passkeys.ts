/** A member's own passkeys: adding, listing, removing. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import type { ChallengeKind, Passkey } from '#server/store/ways-store.ts'
import { checkNewKey, creationOptions, type Expected } from '#server/ways/passkey-check.ts'
import type { Site } from '#server/ways/site.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { PasskeyInfo } from '#shared/protocol/ways.ts'
import { mayChangeWays } from './new-way.ts'
import type { CalledBy } from './own-session.ts'
import { beginStep, finishStep } from './step.ts'

export type PasskeyDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
}
/** What goes to the browser: the options for its authenticator, and the secret of the step for its cookie. */
export type BegunPasskey<Options> = { readonly options: Options; readonly step: string }
/** What comes back from there. */
export type Answer<Response = AuthenticationResponseJSON> = {
  readonly response: Response
  readonly step: string | null
  readonly site: Site
}

/** Begins a new passkey of the caller. Refusal('proof-needed') as for every way in. */
export async function beginNewPasskey(deps: PasskeyDeps, caller: CalledBy, site: Site) {
  await mayChangeWays(deps, caller)
  const { member: id, name } = caller.actor
  const known = await deps.store.passkeys.of(id)
  const { challenge, step } = await beginChallenge(deps, 'passkey-add', id)
  return { options: await creationOptions(site, challenge, { id, name, known }), step }
}

/** Keeps the new passkey under `name`. Refusal('passkey-refused') for an answer that is not to this browser's challenge. */
export async function addPasskey(
  deps: PasskeyDeps,
  caller: CalledBy,
  { name, ...answer }: Answer<RegistrationResponseJSON> & { readonly name: string },
): Promise<PasskeyInfo> {
  const { store, clock, chance } = deps
  const { member } = caller.actor
  const expected = await expectedIn(deps, answer, 'passkey-add', member)
  const countsFrom = await mayChangeWays(deps, caller)
  const checked = await checkNewKey(answer.response, expected)
  if (checked.found === null) return refuse(deps, checked.why)
  const passkey = { ...checked.found, id: newId(chance), member, name, at: clock.now(), countsFrom }
  await store.passkeys.add(passkey)
  return infoOf({ ...passkey, usedAt: null })
}

/** The caller's passkeys, oldest first. */
export async function listPasskeys({ store }: Pick<PasskeyDeps, 'store'>, member: Id): Promise<PasskeyInfo[]> {
  return (await store.passkeys.of(member)).map(infoOf)
}

/** Takes one of them away. */
export async function removePasskey(deps: PasskeyDeps, caller: CalledBy, passkey: Id): Promise<void> {
  await mayChangeWays(deps, caller)
  if (!(await deps.store.passkeys.remove(caller.actor.member, passkey))) throw new Refusal('not-found')
}

/** A challenge that only the browser with the secret of the step can answer. */
export async function beginChallenge(deps: PasskeyDeps, kind: ChallengeKind, member: Id | null) {
  const challenge = deps.chance.bytes(32)
  const content = sha256Hex(asText(challenge))
  return { challenge, step: await beginStep(deps, { kind, member, content, ms: limits.passkeyStepMs }) }
}

/** What an answer has to fit, used up by this. Refusal('passkey-refused') when this browser began nothing, or somebody else did. */
export async function expectedIn(
  deps: PasskeyDeps,
  { step, site }: Pick<Answer, 'step' | 'site'>,
  kind: ChallengeKind,
  member: Id | null,
): Promise<Expected> {
  const begun = await finishStep(deps, step, kind)
  if (begun === null || begun.member !== member) return refuse(deps, 'The browser began no such step.')
  return { site, isChallenge: challenge => sha256Hex(challenge) === begun.content }
}

/** Says no in one word, so that nobody learns which check it was, and tells the log why. */
export function refuse({ log }: Pick<PasskeyDeps, 'log'>, why: string): never {
  log.info('passkey.refused', { why })
  throw new Refusal('passkey-refused')
}

function asText(challenge: Uint8Array): string {
  return challenge.toBase64({ alphabet: 'base64url', omitPadding: true })
}

function infoOf({ id, name, at, usedAt, backedUp }: Passkey): PasskeyInfo {
  return { id, name, at, usedAt, backedUp }
}
