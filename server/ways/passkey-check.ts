/**
 * What is asked of an authenticator and whether its answer is right, by @simplewebauthn/server. The package is loaded when
 * somebody first uses a passkey, so that the start is no slower for it.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server'
import type { Passkey } from '#server/store/ways-store.ts'
import type { Site } from './site.ts'

/** What was expected: the site, and whether a challenge is the one that this browser was given. */
export type Expected = { readonly site: Site; readonly isChallenge: (challenge: string) => boolean }
export type NewKey = Pick<Passkey, 'credential' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>
/** `why` is for the log: it holds nothing secret. */
export type Checked<Found> = { readonly found: Found } | { readonly found: null; readonly why: string }

/** EdDSA, ES256 and RS256: what authenticators of today have. */
const algorithms = [-8, -7, -257]
/** How long a browser waits for the person, in milliseconds. */
const timeout = 300_000

type Whom = { readonly id: string; readonly name: string; readonly known: readonly Passkey[] }

/** What `navigator.credentials.create` gets: a key that is found without a name, and only with the person verified. */
export async function creationOptions(
  { rpId }: Site,
  challenge: Uint8Array,
  { id, name, known }: Whom,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    ...{ rpName: 'Twinboard', rpID: rpId, userName: name, userDisplayName: name, timeout },
    ...{ challenge: Uint8Array.from(challenge), userID: new TextEncoder().encode(id) },
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credential, transports }) => ({ id: credential, transports: [...transports] })),
  })
}

/** What `navigator.credentials.get` gets. Without `known` the person chooses among all keys they have for this site. */
export async function requestOptions(
  { rpId }: Site,
  challenge: Uint8Array,
  known: readonly Passkey[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return generateAuthenticationOptions({
    ...{ rpID: rpId, challenge: Uint8Array.from(challenge), timeout, userVerification: 'required' },
    allowCredentials: known.map(({ credential, transports }) => ({ id: credential, transports: [...transports] })),
  })
}

/** The new key in an answer to `creationOptions`. */
export async function checkNewKey(response: RegistrationResponseJSON, expected: Expected): Promise<Checked<NewKey>> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  return checking(async () => {
    if (await namesMaker(response)) throw new Error('An attestation was not asked for.')
    return newKeyOf(
      await verifyRegistrationResponse({
        ...{ response, expectedChallenge: expected.isChallenge, requireUserVerification: true },
        ...{ expectedOrigin: expected.site.origin, expectedRPID: expected.site.rpId },
        supportedAlgorithmIDs: algorithms,
      }),
    )
  })
}

export type Use = { readonly counter: number; readonly backedUp: boolean }

/** The use of `passkey` in an answer to `requestOptions`. A count that does not rise is no use. */
export async function checkUse(
  response: AuthenticationResponseJSON,
  passkey: Passkey,
  expected: Expected,
): Promise<Checked<Use>> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { credential: id, counter, publicKey } = passkey
  return checking(async () => {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      ...{ response, expectedChallenge: expected.isChallenge, requireUserVerification: true },
      ...{ expectedOrigin: expected.site.origin, expectedRPID: expected.site.rpId },
      credential: { id, counter, publicKey: Uint8Array.from(publicKey) },
    })
    if (!verified) throw new Error('The signature is wrong.')
    return { counter: info.newCounter, backedUp: info.credentialBackedUp }
  })
}

/**
 * An attestation says by certificate who made the authenticator. None is asked for, and none is looked at: to check one, the
 * package would fetch a list of revoked certificates from an address in it, which is the sender's own word (trust.md S13).
 */
async function namesMaker(response: RegistrationResponseJSON): Promise<boolean> {
  const { decodeAttestationObject, isoBase64URL } = await import('@simplewebauthn/server/helpers')
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject))
  const [form, statement] = [attestation.get('fmt'), attestation.get('attStmt')]
  const bySelf = form === 'packed' && statement.get('x5c') === undefined
  return form !== 'none' && !bySelf
}

function newKeyOf({ verified, registrationInfo }: VerifiedRegistrationResponse): NewKey {
  if (!verified) throw new Error('The signature is wrong.')
  const { credential, credentialBackedUp: backedUp } = registrationInfo
  const { id, publicKey, counter, transports = [] } = credential
  return { credential: id, publicKey: Uint8Array.from(publicKey), counter, transports, backedUp }
}

/** The package throws for each wrong answer, also for one that it cannot read. */
async function checking<Found>(check: () => Promise<Found>): Promise<Checked<Found>> {
  try {
    return { found: await check() }
  } catch (error) {
    return { found: null, why: error instanceof Error ? error.message : String(error) }
  }
}
