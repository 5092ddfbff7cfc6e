/** A digest as people read it. */

/** All 64 digits in groups of four. */
export function groupsOf(digest: string): string {
  return digest.match(/.{1,4}/g)?.join(' ') ?? ''
}

/** The first sixteen digits: enough to compare at a glance; the whole stands beside it or behind it. */
export function shortDigest(digest: string): string {
  return groupsOf(digest.slice(0, 16))
}
