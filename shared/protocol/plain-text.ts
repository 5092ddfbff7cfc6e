/** What counts as text that can be stored and shown everywhere. */

/** False for lone surrogates and NUL, which are neither text nor storable in every database. */
export function isPlainText(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0')
}
