/**
 * A signed statement as the files that other programs check it with: `openssl pkeyutl -verify -pubin -inkey key.pem -rawin
 * -in certificate.json -sigfile certificate.sig`. See docs/verifying.md.
 */
import { type SignedStatement, statementText } from '#shared/agreement/statement.ts'
import { pemOf } from './key.ts'

/** `certificate.json`: the statement's canonical JSON, the very bytes that are signed. */
export function statementBytes({ statement }: SignedStatement): Uint8Array {
  return new TextEncoder().encode(statementText(statement))
}

/** `certificate.sig`: the signature's 64 bytes. */
export function signatureBytes({ signature }: SignedStatement): Uint8Array {
  return new Uint8Array(Buffer.from(signature.value, 'base64'))
}

/** `key.pem`: the public key. It proves nothing by itself: compare it with the one that the board publishes. */
export function keyPem({ signature }: SignedStatement): string {
  return pemOf(signature.publicKey)
}
