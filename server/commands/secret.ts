/** Secrets of links, sessions and access tokens. Whoever holds one is let in, so they are kept as hashes only. */
import type { Chance } from '#server/chance.ts'

/** 256 bits of chance in 43 characters that fit a cookie, a URL fragment and a WebSocket subprotocol. */
export function newSecret(chance: Chance): string {
  return chance.bytes(32).toBase64({ alphabet: 'base64url', omitPadding: true })
}
