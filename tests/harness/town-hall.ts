/** A town hall on this machine: oidc-provider with its own pages for trying out, and a person who walks through them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { onTestFinished, vi } from 'vitest'
import type { OidcSettings } from '#server/config-ways.ts'

export type TownHallServer = {
  readonly settings: OidcSettings
  /** Requests that reached it, path by path. */
  readonly asked: readonly string[]
  /** Walks from the address that our server named through the town hall's pages as `login`; the address it sends back to. */
  walk(location: string, login: string): Promise<URL>
}

const clientId = 'twinboard'
const clientSecret = 'seeded secret of the town hall'

/** Starts one that ends with the test. */
export async function startTownHall(redirect: string): Promise<TownHallServer> {
  for (const spoken of ['info', 'warn'] as const) vi.spyOn(console, spoken).mockReturnValue() // it warns of its own pages
  const asked: string[] = []
  let handle: (...exchange: Parameters<ReturnType<Provider['callback']>>) => void = () => undefined
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    handle(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise<void>(resolve => server.close(() => resolve()))
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = { client_id: clientId, client_secret: clientSecret, token_endpoint_auth_method: 'client_secret_post' }
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [redirect], response_types: ['code'], grant_types: ['authorization_code'] }],
    cookies: { keys: ['a key of the test'] },
    claims: { openid: ['sub', 'email', 'email_verified'] },
    conformIdTokenClaims: false,
    // Whoever logs in there has the e-mail address that they like.
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: 'chair@example.org', email_verified: true }),
    }),
  })
  handle = provider.callback()
  const settings = { issuer, clientId, clientSecret, name: 'Stadt Köln' }
  return { settings, asked, walk: (location, login) => walk(new URL(location), login) }
}

/** Follows redirects and fills in the two forms, login and consent, with a cookie jar of its own. */
async function walk(start: URL, login: string): Promise<URL> {
  const jar = new Map<string, string>()
  let [at, body]: [URL, URLSearchParams | null] = [start, null]
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const form: RequestInit = body === null ? {} : { method: 'POST', body }
    const answer: Response = await fetch(at, { ...form, headers: { cookie }, redirect: 'manual' })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/)
      jar.set(name, value)
    }
    const next: string | null = answer.headers.get('location')
    if (next !== null) {
      ;[at, body] = [new URL(next, at), null]
      if (at.host !== start.host) return at
      continue
    }
    const page = await answer.text()
    const action = /action="([^"]+)"/.exec(page)?.[1]
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (action === undefined || prompt === undefined)
      throw new Error(`the town hall stands still: ${page.slice(0, 300)}`)
    ;[at, body] = [new URL(action, at), new URLSearchParams({ prompt, login, password: 'any' })]
  }
  throw new Error('the town hall goes in circles')
}
