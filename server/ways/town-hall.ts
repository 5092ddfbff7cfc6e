/**
 * Signing in with an account of a town hall: OpenID Connect by the code flow with PKCE, state and nonce, by openid-client. Its
 * addresses are asked for when somebody first uses it, and only the host of the configured issuer is spoken to (trust.md S13).
 */
import type { Configuration, CustomFetch } from 'openid-client'
import type { Chance } from '#server/chance.ts'
import type { OidcSettings } from '#server/config-ways.ts'

export type TownHall = {
  /** What its button says. */
  readonly name: string
  readonly issuer: string
  /** Where the browser goes, and what has to be kept until it comes back. Throws when the town hall cannot be reached. */
  begin(): Promise<{ readonly location: string; readonly kept: string }>
  /** Who came back, by the whole address they came to. Throws for whatever is not right. */
  finish(address: URL, kept: string): Promise<Arrived>
}
/** `authenticatedAt`: when the town hall last saw the person itself, milliseconds since 1970; null when it does not say. */
export type Arrived = { readonly subject: string; readonly authenticatedAt: number | null }

/** The path that the town hall sends browsers back to. */
export const callbackPath = '/api/oidc/callback'

type Kept = { readonly state: string; readonly nonce: string; readonly verifier: string }
type Deps = { readonly settings: OidcSettings; readonly origin: string; readonly chance: Chance }

/** Seconds for one answer of the town hall. */
const timeout = 5
/** Seconds since the town hall itself saw the person, after which it is asked to do so again (trust.md S9). */
const maxAge = 15 * 60

/** The town hall of the settings. Nothing is asked of it yet. */
export function createTownHall({ settings, origin, chance }: Deps): TownHall {
  const { issuer, name } = settings
  const redirect = origin + callbackPath
  let known: Promise<Configuration> | null = null
  const discovered = () => {
    known ??= discover(settings)
    known.catch(() => (known = null)) // so that the next one who presses tries again
    return known
  }
  return {
    name,
    issuer,
    async begin() {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client')
      const config = await discovered()
      const kept: Kept = { state: word(chance), nonce: word(chance), verifier: word(chance) }
      const location = buildAuthorizationUrl(config, {
        ...{ redirect_uri: redirect, scope: 'openid', state: kept.state, nonce: kept.nonce, max_age: String(maxAge) },
        ...{ code_challenge: await calculatePKCECodeChallenge(kept.verifier), code_challenge_method: 'S256' },
      })
      return { location: location.href, kept: JSON.stringify(kept) }
    },
    async finish(address, text) {
      const { authorizationCodeGrant } = await import('openid-client')
      const { state, nonce, verifier } = JSON.parse(text) as Kept
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const claims = (await authorizationCodeGrant(await discovered(), address, checks)).claims()
      if (claims === undefined) throw new Error('The town hall names nobody.')
      const { sub: subject, auth_time } = claims
      return { subject, authenticatedAt: typeof auth_time === 'number' ? auth_time * 1000 : null }
    },
  }
}

/** The addresses and keys of the issuer. That its signature is checked does not hang on the line alone. */
async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const client = await import('openid-client')
  const server = new URL(issuer)
  return client.discovery(server, clientId, clientSecret, undefined, {
    ...{ timeout, [client.customFetch]: onlyFrom(server) },
    execute: [
      client.enableNonRepudiationChecks,
      ...(server.protocol === 'http:' ? [client.allowInsecureRequests] : []), // this machine only: see config-ways.ts
    ],
  })
}

/** Fetches from the issuer's own host and port, and follows nobody elsewhere. */
function onlyFrom(server: URL): CustomFetch {
  return (url, options) => {
    const { host, protocol } = new URL(url)
    if (host !== server.host || protocol !== server.protocol) throw new Error(`${host} is not the configured issuer.`)
    return fetch(url, { ...(options as RequestInit), redirect: 'manual' })
  }
}

function word(chance: Chance): string {
  return chance.bytes(32).toBase64({ alphabet: 'base64url', omitPadding: true })
}
