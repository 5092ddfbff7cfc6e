/**
 * What the person who runs the server can set, read from the environment. The only file that reads it.
 *
 * PORT, HOST            where to listen; 3000 and 127.0.0.1
 * TWINBOARD_DATA        the one folder that is written to; ./data
 * TWINBOARD_DATABASE    the URL of a PostgreSQL database, a secret; without it, the embedded one in the data folder
 * TWINBOARD_DATABASE_FILE  the file in which that URL stands
 * TWINBOARD_ORIGIN      the address that people type, `https://plan.example.org`; needed behind a proxy
 * TWINBOARD_TRUST_PROXY how many proxies stand in front and add to X-Forwarded-For; 0
 * TWINBOARD_SMTP        where letters go out, `smtps://user:password@host:465`, a secret; or TWINBOARD_SMTP_FILE
 * TWINBOARD_MAIL_FROM   the address that letters come from
 * TWINBOARD_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET (or _CLIENT_SECRET_FILE), _NAME  the sign-in of a town hall
 * TWINBOARD_SIGNING_KEY_FILE  the file with the Ed25519 key (PEM) that statements are signed with; without it, the server makes one
 * TWINBOARD_HOST_NAME   who runs the server, as people shall read it: a name and a place; said nowhere when not set
 * TWINBOARD_PRIVACY_CONTACT  whom people ask about their data: an address or a telephone number
 * TWINBOARD_DEMO        `on` makes the two demo plans in an empty data folder, `off` makes none; on
 */
import { resolve } from 'node:path'
import { z } from 'zod'
import { type MailSettings, mailOf, type OidcSettings, oidcOf, secretSetting, wayVariables } from './config-ways.ts'
import { signerOfPem } from './signing/key.ts'
import { StartError } from './start-error.ts'

export type Config = {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataFolder: string
  /** The URL of a PostgreSQL database, with its password: never for a log. Null: the embedded one in the data folder. */
  readonly database: string | null
  /** The address that people type, without a slash at its end. Null: the one that the server listens on. */
  readonly origin: string | null
  readonly trustedProxies: number
  readonly demo: boolean
  /** null: this server sends no mail. */
  readonly mail: MailSettings | null
  /** null: nobody signs in with an account from elsewhere. */
  readonly oidc: OidcSettings | null
  /** The private key that statements are signed with, as PEM: never for a log. null: one that the server keeps itself. */
  readonly signingKey: string | null
  /** Who runs the server and whom to ask about one's data, for people to read; null when it was not said. */
  readonly hostName: string | null
  readonly privacyContact: string | null
}

const databaseForm = 'must be an address such as postgres://user:password@host:5432/database'

const schema = z.object({
  PORT: whole(65_535).default(3000),
  HOST: z.string().min(1, 'must name an address to listen on').default('127.0.0.1'),
  TWINBOARD_DATA: z.string().min(1, 'must name a folder').default('./data'),
  TWINBOARD_DATABASE: z.string().refine(isDatabase, databaseForm).optional(),
  TWINBOARD_DATABASE_FILE: z.string().min(1, 'must name a file').optional(),
  TWINBOARD_ORIGIN: z.string().refine(isOrigin, 'must be an address such as https://plan.example.org').optional(),
  TWINBOARD_TRUST_PROXY: whole(10).default(0),
  ...wayVariables,
  TWINBOARD_SIGNING_KEY_FILE: z.string().min(1, 'must name a file').optional(),
  TWINBOARD_HOST_NAME: line().optional(),
  TWINBOARD_PRIVACY_CONTACT: line().optional(),
  TWINBOARD_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
})

/** The settings of `environment`, checked. Throws `StartError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  refuseUnknown(environment)
  const parsed = schema.safeParse(environment)
  if (!parsed.success) throw new StartError(sentence(parsed.error))
  const set = parsed.data
  const origin = set.TWINBOARD_ORIGIN === undefined ? null : new URL(set.TWINBOARD_ORIGIN).origin
  return {
    port: set.PORT,
    host: set.HOST,
    dataFolder: resolve(set.TWINBOARD_DATA),
    database: databaseOf(set.TWINBOARD_DATABASE, set.TWINBOARD_DATABASE_FILE),
    origin,
    trustedProxies: set.TWINBOARD_TRUST_PROXY,
    demo: set.TWINBOARD_DEMO === 'on',
    mail: mailOf(set, origin),
    oidc: oidcOf(set, origin),
    signingKey: signingKeyIn(set.TWINBOARD_SIGNING_KEY_FILE),
    hostName: set.TWINBOARD_HOST_NAME ?? null,
    privacyContact: set.TWINBOARD_PRIVACY_CONTACT ?? null,
  }
}

/** A misspelt setting would otherwise be silently ignored, which is how a server ends up open or empty. */
function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const known = Object.keys(schema.shape)
  const unknown = Object.keys(environment).filter(key => key.startsWith('TWINBOARD_') && !known.includes(key))
  if (unknown.length === 0) return
  const names = known.filter(key => key.startsWith('TWINBOARD_')).join(', ')
  throw new StartError(`${unknown.join(', ')} is not a setting of Twinboard. Known are: ${names}.`)
}

/** The address of the database, from the variable or from the file. What is wrong with it is said without saying it. */
function databaseOf(given: string | undefined, file: string | undefined): string | null {
  const address = secretSetting('TWINBOARD_DATABASE', given, file)
  if (address !== null && !isDatabase(address))
    throw new StartError(`The address in TWINBOARD_DATABASE_FILE ${databaseForm}.`)
  return address
}

/** The text of the key's file, once it was seen to hold one. What stands in it is said nowhere. */
function signingKeyIn(file: string | undefined): string | null {
  const pem = secretSetting('TWINBOARD_SIGNING_KEY', undefined, file)
  if (pem === null) return null
  try {
    signerOfPem(pem)
    return pem
  } catch {
    throw new StartError('TWINBOARD_SIGNING_KEY_FILE must hold an Ed25519 private key in PEM, without a password.')
  }
}

/** A whole number from 0 to `most`, written in digits. */
function whole(most: number) {
  const message = `must be a whole number from 0 to ${most}`
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine(n => n <= most, message)
}

/** One line for people to read. */
function line() {
  return z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters')
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === ''
}

function isDatabase(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return false
  return (url.hostname !== '' || url.searchParams.has('host')) && url.pathname.length > 1
}

function sentence(error: z.ZodError): string {
  return error.issues.map(issue => `${String(issue.path[0])} ${issue.message}.`).join(' ')
}
