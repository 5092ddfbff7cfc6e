/** The pictures of members, as the store keeps them. */
import type { Id } from '#shared/ids.ts'

/** `digest`: SHA-256 of the bytes, 64 hex digits. */
export type Portrait = { readonly bytes: Uint8Array; readonly digest: string }

/** What tells a picture from the one before it, in an address. */
export function portraitName(digest: string): string {
  return digest.slice(0, 12)
}

export type PortraitStore = {
  /** Puts the picture in the place of the one before. The same again changes nothing. */
  put(member: Id, portrait: Portrait & { readonly at: number }): Promise<void>
  find(member: Id): Promise<Portrait | null>
  /** Takes it away, if there is one. */
  remove(member: Id): Promise<void>
}
