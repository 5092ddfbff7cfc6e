/** A digest in groups of four, to be compared by eye or read out on the telephone. */
export function groupsOf(digest: string): string {
  return digest.match(/.{1,4}/g)?.join(' ') ?? ''
}
