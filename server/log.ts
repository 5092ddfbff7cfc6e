/**
 * The server's log: one JSON line an event, named in the domain (`room.opened`), with its facts beside it. Secrets never
 * get in (trust.md S14): fields that name one are left out by name, and secrets inside texts are cut out by their shape.
 */
import type { Clock } from './clock.ts'

/** What goes with an event. Errors are written with their stack and cause. */
export type Facts = Readonly<Record<string, unknown>>

export type Log = {
  info(event: string, facts?: Facts): void
  /** Something to look at when there is time. */
  warn(event: string, facts?: Facts): void
  /** A bug or a failing machine: somebody must look. */
  error(event: string, facts?: Facts): void
}

type Level = keyof Log
type LogDeps = { readonly clock: Clock; readonly write: (line: string) => void }

const secretName = /secret|token|password|cookie|authorization|credential|private_?key|signing_?key/i
/**
 * Access tokens and sessions in headers; secrets in fragments, queries and addresses of calendars, in JSON, and passwords in addresses. A fragment of
 * ours is always a secret, whichever page it belongs to.
 */
const secretShapes = [
  /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g,
  /(?<=\b(?:Bearer|Basic)\s+)\S+/gi,
  /(?<=\btoken\.)[\w~+/=-]+/g,
  /(?<=\/[\w-]*#)[^\s"]+/g,
  /(?<=\/feed\/)[^\s"?]+/g,
  /(?<=[?&#](?:secret|token|code|password|key|state)=)[^&\s"]+/gi,
  /(?<="(?:secret|token|code|password|key)"\s*:\s*")[^"]+/gi,
  /-----BEGIN[A-Z ]* PRIVATE KEY-----.*?(?:-----END[A-Z ]* PRIVATE KEY-----|$)/gs,
  /\bMC4CAQAwBQYDK2Vw[\w+/=]+/g, // PKCS #8 of an Ed25519 key, base64
  /(?<=twinboard(?:-\w+)?=)[^;\s"]+/g,
]
/** What a terminal would obey, or read in another order than it stands there: it is written as its number. */
const unprintable = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const redacted = '[redacted]'
const deepest = 6

/** A log that hands each line, without its line end, to `write`. */
export function createLog({ clock, write }: LogDeps): Log {
  const line = (level: Level, event: string, facts: Facts = {}) => {
    const head = { at: new Date(clock.now()).toISOString(), level, event }
    const json = JSON.stringify({ ...head, ...(clean(facts, 0) as Facts), ...head }) // facts stand behind and never in its place
    write(json.replace(unprintable, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`))
  }
  return {
    info: (event, facts) => line('info', event, facts),
    warn: (event, facts) => line('warn', event, facts),
    error: (event, facts) => line('error', event, facts),
  }
}

/** The facts as plain JSON: secrets out, errors spelled out, bytes as their count, nothing endless. */
function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutSecrets(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`
  if (depth === deepest) return '[deeper]'
  if (value instanceof Error) return errorFacts(value, depth)
  if (Array.isArray(value)) return value.map(item => clean(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, secretName.test(name) ? redacted : clean(item, depth + 1)]),
  )
}

function errorFacts(error: Error, depth: number): Facts {
  const own = clean({ ...error }, depth + 1) as Facts
  const cause = error.cause === undefined ? {} : { cause: clean(error.cause, depth + 1) }
  return { ...own, name: error.name, stack: withoutSecrets(error.stack ?? error.message), ...cause }
}

function withoutSecrets(text: string): string {
  return secretShapes.reduce((rest, shape) => rest.replace(shape, redacted), text)
}
