/** Instants as files write them. */

const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i

/** Milliseconds since 1970 of `2027-05-03T18:55:00Z`, or null: without a zone it is no instant. */
export function isoMs(text: string): number | null {
  const ms = iso.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN
  return Number.isFinite(ms) ? ms : null
}
