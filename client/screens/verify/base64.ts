/** Base64 of keys and signatures, read strictly: what could be written in two ways would let a letter change unseen. */

/** The bytes; null for what is not the one way to write exactly `count` of them. */
export function bytesIn(text: string, count: number): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null
  const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0))
  return bytes.length === count && base64Of(bytes) === text ? bytes : null
}

/** The bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
