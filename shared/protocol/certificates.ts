/** The calls about signed statements: the keys for everybody, looking at a signature, and the certificate of a version. */
import type { Instant, SignedStatement } from '../agreement/statement.ts'

/** A key that this server signs with, or did. `until` is null for the one that signs now. */
export type PublishedKey = {
  readonly id: string
  /** 32 bytes, base64. */
  readonly publicKey: string
  /** The same for other programs. */
  readonly pem: string
  readonly since: Instant
  readonly until: Instant | null
}

/** GET /.well-known/twinboard-keys.json, without an account: the oldest first. */
export type KeysReply = { readonly keys: readonly PublishedKey[] }

/**
 * POST /api/verify, without an account, for browsers that know no Ed25519. `signature`: whether it is that of the named key over
 * this statement. `key`: whether that key is one of this server's.
 */
export type VerifyRequest = SignedStatement
export type VerifyReply = { readonly signature: 'right' | 'wrong'; readonly key: 'known' | 'unknown' }

/**
 * GET /api/boards/:board/versions/:number/certificate gives the signed statement as a file; …/certificate/:file one of the
 * three that other programs check it with.
 */
export const certificateFiles = ['certificate.json', 'certificate.sig', 'key.pem'] as const
export type CertificateFile = (typeof certificateFiles)[number]
