/** The secret of a link stands in its fragment, so that no server log and no referrer ever holds it. */

/** The secret in an address `…/<place>#<secret>`, or null. */
export function secretIn(address: string, place: 'sign-in' | 'join' = 'sign-in'): string | null {
  const found = /\/(sign-in|join)(?:\?[^#]*)?#([\w-]{16,200})$/.exec(address)
  return found?.[1] === place ? (found[2] ?? null) : null
}
