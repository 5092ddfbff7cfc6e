/** Rings as they travel between servers: which server, then one line a ring. Ids only, never anything of a plan. */
import { type Id, isId } from '#shared/ids.ts'
import { type Ring, rings } from './bus.ts'

/** A ring of a board or of a session; `by` is the room that rang. */
export type RingOf = { readonly of: Id; readonly what: Ring; readonly by: Id | undefined }

/** PostgreSQL takes payloads of less than 8,000 bytes. All that stands in ours is ASCII. */
const mostBytes = 7_900

/** The rings in as few payloads as they fit in. */
export function packRings(node: Id, all: readonly RingOf[]): string[] {
  const payloads: string[] = []
  let payload = node
  for (const { of, what, by } of all) {
    const line = `\n${what} ${of}${by === undefined ? '' : ` ${by}`}`
    if (payload.length + line.length > mostBytes) {
      payloads.push(payload)
      payload = node
    }
    payload += line
  }
  return payload === node ? payloads : [...payloads, payload]
}

/** What a payload says; null when no Twinboard wrote it. */
export function unpackRings(payload: string): { readonly node: Id; readonly rings: readonly RingOf[] } | null {
  const [node, ...lines] = payload.split('\n')
  const heard = lines.map(unpackRing)
  return isId(node) && heard.every(ring => ring !== null) ? { node, rings: heard } : null
}

function unpackRing(line: string): RingOf | null {
  const [what, of, by, ...more] = line.split(' ')
  const known = rings.find(ring => ring === what)
  const fits = known !== undefined && more.length === 0 && (known === 'session' ? isHash(of) : isId(of))
  return fits && of !== undefined && (by === undefined || isId(by)) ? { of, what: known, by } : null
}

/** A sign-in session is named by the SHA-256 of its token. */
function isHash(value: string | undefined): boolean {
  return value !== undefined && /^[0-9a-f]{64}$/.test(value)
}
