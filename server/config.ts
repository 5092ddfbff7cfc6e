/**
 * What the person who runs the server can set, read from the environment. The only file that reads it.
 *
 * PORT, HOST            where to listen; 3000 and 127.0.0.1
 * TWINBOARD_DATA        the one folder that is written to; ./data
 * TWINBOARD_ORIGIN      the address that people type, `https://plan.example.org`; needed behind a proxy
 * TWINBOARD_TRUST_PROXY how many proxies stand in front and add to X-Forwarded-For; 0
 * TWINBOARD_DEMO        `on` makes the two demo plans in an empty data folder, `off` makes none; on
 */
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './start-error.ts'

export type Config = {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataFolder: string
  /** The address that people type, without a slash at its end. Null: the one that the server listens on. */
  readonly origin: string | null
  readonly trustedProxies: number
  readonly demo: boolean
}

const schema = z.object({
  PORT: whole(65_535).default(3000),
  HOST: z.string().min(1, 'must name an address to listen on').default('127.0.0.1'),
  TWINBOARD_DATA: z.string().min(1, 'must name a folder').default('./data'),
  TWINBOARD_ORIGIN: z.string().refine(isOrigin, 'must be an address such as https://plan.example.org').optional(),
  TWINBOARD_TRUST_PROXY: whole(10).default(0),
  TWINBOARD_DEMO: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
})

/** The settings of `environment`, checked. Throws `StartError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  refuseUnknown(environment)
  const parsed = schema.safeParse(environment)
  if (!parsed.success) throw new StartError(sentence(parsed.error))
  const set = parsed.data
  return {
    port: set.PORT,
    host: set.HOST,
    dataFolder: resolve(set.TWINBOARD_DATA),
    origin: set.TWINBOARD_ORIGIN === undefined ? null : new URL(set.TWINBOARD_ORIGIN).origin,
    trustedProxies: set.TWINBOARD_TRUST_PROXY,
    demo: set.TWINBOARD_DEMO === 'on',
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

/** A whole number from 0 to `most`, written in digits. */
function whole(most: number) {
  const message = `must be a whole number from 0 to ${most}`
  return z
    .string()
    .regex(/^\d{1,5}$/, message)
    .transform(Number)
    .refine(n => n <= most, message)
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === ''
}

function sentence(error: z.ZodError): string {
  return error.issues.map(issue => `${String(issue.path[0])} ${issue.message}.`).join(' ')
}
