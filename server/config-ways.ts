/** The settings of the ways in that need somebody else: a server for mail, and a town hall's sign-in. Read by `config.ts`. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { StartError } from './start-error.ts'

export type MailSettings = {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte (`smtps:`); otherwise by STARTTLS. */
  readonly encrypted: boolean
  /** Not encrypted at all: on this machine, or because the settings say so. */
  readonly plain: boolean
  /** A secret, never for a log. */
  readonly login: { readonly user: string; readonly pass: string } | null
  /** The address that letters come from. */
  readonly from: string
}

export type OidcSettings = {
  /** As the provider writes it, to the last slash. */
  readonly issuer: string
  readonly clientId: string
  /** A secret, never for a log. */
  readonly clientSecret: string
  /** What its button says. */
  readonly name: string
}

const onThisMachine = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/
const smtpForm = 'must be an address such as smtps://user:password@mail.example.org:465'
const issuerForm = 'must be an address such as https://sign-in.example.org/realms/town'

/** The variables of this file, for the schema in `config.ts`. */
export const wayVariables = {
  TWINBOARD_SMTP: z.string().optional(),
  TWINBOARD_SMTP_FILE: z.string().min(1, 'must name a file').optional(),
  TWINBOARD_MAIL_FROM: z.email('must be an address such as plan@example.org').optional(),
  TWINBOARD_OIDC_ISSUER: z.string().refine(isIssuer, issuerForm).optional(),
  TWINBOARD_OIDC_CLIENT_ID: z.string().min(1, 'must be the name that the town hall gave').optional(),
  TWINBOARD_OIDC_CLIENT_SECRET: z.string().min(1, 'must not be empty').optional(),
  TWINBOARD_OIDC_CLIENT_SECRET_FILE: z.string().min(1, 'must name a file').optional(),
  TWINBOARD_OIDC_NAME: z.string().trim().min(1, 'must name the town hall').max(60, 'must be short').optional(),
}
type Variables = { readonly [Name in keyof typeof wayVariables]?: string | undefined }

/** How to send mail; null when it is not set. Throws `StartError`. */
export function mailOf(set: Variables, origin: string | null): MailSettings | null {
  const address = secretSetting('TWINBOARD_SMTP', set.TWINBOARD_SMTP, set.TWINBOARD_SMTP_FILE)
  if (address === null) return null
  const from = set.TWINBOARD_MAIL_FROM
  if (from === undefined) throw new StartError('TWINBOARD_SMTP needs TWINBOARD_MAIL_FROM, the sender of the letters.')
  needOrigin('TWINBOARD_SMTP', origin)
  const url = URL.parse(address)
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new StartError(`TWINBOARD_SMTP ${smtpForm}.`) // without what stands there: it may hold the password
  const encrypted = url.protocol === 'smtps:'
  const { hostname: host, username, password } = url
  const login = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  const plain = !encrypted && (onThisMachine.test(host) || url.searchParams.get('tls') === 'off')
  return { host, port: Number(url.port) || (encrypted ? 465 : 587), encrypted, plain, login, from }
}

/** The town hall's sign-in; null when it is not set. Throws `StartError`. */
export function oidcOf(set: Variables, origin: string | null): OidcSettings | null {
  const { TWINBOARD_OIDC_ISSUER: issuer, TWINBOARD_OIDC_CLIENT_ID: clientId } = set
  const { TWINBOARD_OIDC_CLIENT_SECRET: given, TWINBOARD_OIDC_CLIENT_SECRET_FILE: file } = set
  const clientSecret = secretSetting('TWINBOARD_OIDC_CLIENT_SECRET', given, file)
  if (issuer === undefined && clientId === undefined && clientSecret === null) return null
  if (issuer === undefined || clientId === undefined || clientSecret === null)
    throw new StartError('TWINBOARD_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET go together: set all three.')
  needOrigin('TWINBOARD_OIDC_ISSUER', origin)
  return { issuer, clientId, clientSecret, name: set.TWINBOARD_OIDC_NAME ?? new URL(issuer).hostname }
}

/** A secret from its variable or from the file that the other one names; null when there is neither. */
export function secretSetting(name: string, given: string | undefined, file: string | undefined): string | null {
  if (file === undefined) return given ?? null
  if (given !== undefined) throw new StartError(`${name} and ${name}_FILE are both set: keep one.`)
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartError(`${name}_FILE cannot be read: ${(error as Error).message}.`, { cause: error })
  }
}

/** An address in a letter that a caller's `Host` header had made up would lead people, with their secret, to the caller. */
function needOrigin(name: string, origin: string | null): void {
  if (origin === null) throw new StartError(`${name} needs TWINBOARD_ORIGIN, the address that people type.`)
}

function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && onThisMachine.test(url.hostname))
}
