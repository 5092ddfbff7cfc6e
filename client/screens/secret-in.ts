/** The secret of a personal link stands in its fragment, so that no server log and no referrer ever holds it. */

/** The secret in an address `…/sign-in#<secret>`, or null. */
export function secretIn(address: string): string | null {
  const found = /\/sign-in(?:\?[^#]*)?#([\w-]{16,200})$/.exec(address)
  return found?.[1] ?? null
}
