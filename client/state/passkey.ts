/** Passkeys in the browser, by @simplewebauthn/browser. The package comes when somebody presses, and not with the page. */
import type {
  PublicKeyCredentialCreationOptionsJSON as CreationOptions,
  PublicKeyCredentialRequestOptionsJSON as RequestOptions,
} from '@simplewebauthn/browser'
import type { PasskeyInfo } from '#shared/protocol/ways.ts'
import { post } from './api.ts'

/** `cancelled`: the person, or the browser after a while; `known`: this device has one already; `impossible`: it can have none. */
export type Without = 'cancelled' | 'known' | 'impossible'
export type Done<Value> = { readonly value: Value } | { readonly without: Without }

/** Makes a passkey on this device, or beside it, and keeps it on the server. Rejects with a Refusal. */
export async function addPasskey(): Promise<Done<PasskeyInfo>> {
  const optionsJSON = await post<CreationOptions>(fetch, '/api/me/passkeys/begin', {})
  const { startRegistration } = await import('@simplewebauthn/browser')
  const made = await asked(() => startRegistration({ optionsJSON }))
  if ('without' in made) return made
  const { authenticatorAttachment, ...response } = made.value
  return { value: await post<PasskeyInfo>(fetch, '/api/me/passkeys', { response }) }
}

/** Signs in with a passkey that the person chooses. Rejects with a Refusal. */
export function signInByPasskey(): Promise<Done<void>> {
  return use('/api/passkeys/begin', '/api/passkeys/sign-in')
}

/** Shows by a passkey that it is me, for a quarter of an hour. Rejects with a Refusal. */
export function proveByPasskey(): Promise<Done<void>> {
  return use('/api/me/prove/passkey/begin', '/api/me/prove/passkey')
}

async function use(begin: string, end: string): Promise<Done<void>> {
  const optionsJSON = await post<RequestOptions>(fetch, begin, {})
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const given = await asked(() => startAuthentication({ optionsJSON }))
  if ('without' in given) return given
  const { authenticatorAttachment, ...response } = given.value
  return { value: await post<void>(fetch, end, { response }) }
}

/** Browsers tell no more than this, so that no page learns which keys a device holds. */
async function asked<Value>(ask: () => Promise<Value>): Promise<Done<Value>> {
  try {
    return { value: await ask() }
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'InvalidStateError') return { without: 'known' }
    return { without: name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'impossible' }
  }
}
