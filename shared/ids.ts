/** Ids of records, boards, members and messages: what they look like, and how to make one from random bytes. */

/** 1 to 40 characters, letters, digits, hyphen and underscore. Opaque: nothing may be read out of an id. */
export type Id = string

const idPattern = /^[A-Za-z0-9_-]{1,40}$/
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford base 32: no i, l, o, u, so that it can be read aloud

/** True when `value` has the form of an id. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && idPattern.test(value)
}

/** Bytes of chance that one id takes: 16 characters of 5 bits need 80 bits. */
export const idBytes = 10

/** An id of 16 characters from 10 random bytes. Chance comes in from outside: shared code has none of its own. */
export function idFrom(bytes: Uint8Array): Id {
  let bits = 0
  let held = 0
  let id = ''
  for (const byte of bytes.subarray(0, idBytes)) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      id += alphabet.charAt((held >>> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return id
}
