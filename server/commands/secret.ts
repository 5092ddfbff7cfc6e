/** Secrets of links, sessions, access tokens and codes. Whoever holds one is let in, so they are kept as hashes only. */
import { below, type Chance } from '#server/chance.ts'
import { codeAlphabet, codeLength } from '#shared/protocol/codes.ts'

/** 256 bits of chance in 43 characters that fit a cookie, a URL fragment and a WebSocket subprotocol. */
export function newSecret(chance: Chance): string {
  return chance.bytes(32).toBase64({ alphabet: 'base64url', omitPadding: true })
}

/** A one-time code as `shared/protocol/codes.ts` describes it, one of 28^8 = 378 thousand millions. */
export function newCode(chance: Chance): string {
  return Array.from({ length: codeLength }, () => codeAlphabet.charAt(below(chance, codeAlphabet.length))).join('')
}
