/** SHA-256, the same and without waiting on both sides. The platform's own digest is asynchronous in browsers. */
import { digest } from 'lib0/hash/sha256'

/** SHA-256 (FIPS 180-4) of `bytes`, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return digest(bytes)
}

/** SHA-256 of the UTF-8 form of `text`, as 64 hex digits. */
export function sha256Hex(text: string): string {
  return hex(sha256(new TextEncoder().encode(text)))
}

/** `bytes` as lower-case hex digits. */
export function hex(bytes: Uint8Array): string {
  let digits = ''
  for (const byte of bytes) digits += byte.toString(16).padStart(2, '0')
  return digits
}
