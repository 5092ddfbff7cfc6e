/** The keys that this server signs statements with, and the certificates that it has signed, as the store keeps them. */
import type { Id } from '#shared/ids.ts'

/** `until` is null for the one that signs now. Older ones stay, since what they signed stays. */
export type SigningKey = {
  readonly id: string
  /** 32 bytes, base64. */
  readonly publicKey: string
  /** PKCS #8 (DER), base64: a secret. null for a key that lies outside, in a file of its own. */
  readonly privateKey: string | null
  /** Milliseconds since 1970. */
  readonly since: number
  readonly until: number | null
}
export type NewKey = Pick<SigningKey, 'id' | 'publicKey' | 'privateKey'>

/** The statement about an agreed version, as it was signed first. */
export type Certificate = {
  readonly board: Id
  readonly version: number
  /** The text that is signed. */
  readonly statement: string
  /** Which key signed it, its 32 bytes and the signature, both base64. */
  readonly key: string
  readonly publicKey: string
  readonly signature: string
}

export type SigningStore = {
  /** All keys, the oldest first. */
  keys(): Promise<readonly SigningKey[]>
  /**
   * The key that signs from now on. A key from outside takes the place of any other. One without a place of its own is only
   * an offer: a key that the store holds already is used instead. Of several servers that begin at once, all get the same.
   */
  signWith(offered: NewKey, at: number): Promise<SigningKey>
  /** null when none was signed yet. */
  certificate(board: Id, version: number): Promise<Certificate | null>
  /** Keeps the first one that is given, for good, and answers it. */
  keepCertificate(certificate: Omit<Certificate, 'publicKey'>): Promise<Certificate>
}
