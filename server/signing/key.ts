/** The server's key for signing statements: Ed25519 (RFC 8032), its name, and its forms. Pure but for the chance it is given. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { Chance } from '#server/chance.ts'
import type { SignedStatement } from '#shared/agreement/statement.ts'

/** What stands before the 32 bytes of a key in DER: PKCS #8 for a private one, SPKI for a public one (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')
const keyBytes = 32
const signatureBytes = 64

/** A private key that can sign, and what is public of it. */
export type Signer = {
  /** Names the key: the first 16 hex digits of the SHA-256 of its 32 bytes. */
  readonly id: string
  /** The public key's 32 bytes, base64. */
  readonly publicKey: string
  /** The signature of the text's UTF-8 bytes, base64. */
  sign(text: string): string
}

/** A private key as it is kept: PKCS #8 (DER), base64. A secret, never for a log. */
export type PrivateKey = string

/** A new key. */
export function newPrivateKey(chance: Chance): PrivateKey {
  return Buffer.concat([privateHead, chance.bytes(keyBytes)]).toString('base64')
}

/** The key as something that signs. Throws for what is no Ed25519 key. */
export function signerOf(privateKey: PrivateKey): Signer {
  return signerWith(createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' }))
}

/** The same for a PEM text, as `openssl genpkey -algorithm ed25519` writes it. */
export function signerOfPem(pem: string): Signer {
  return signerWith(createPrivateKey(pem))
}

function signerWith(key: KeyObject): Signer {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('It is no Ed25519 key.')
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const publicKey = der.subarray(publicHead.length).toString('base64')
  return {
    id: keyId(publicKey),
    publicKey,
    sign: text => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
  }
}

/** The name of a public key that is given as base64 of its 32 bytes. */
export function keyId(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)
}

/** A public key as PEM (SPKI), which other programs read. */
export function pemOf(publicKey: string): string {
  const der = Buffer.concat([publicHead, Buffer.from(publicKey, 'base64')])
  return `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`
}

/** True when `signature` is the named key's own over `text`. Whose key it is, that says nothing about. */
export function isSignedBy(text: string, { key, publicKey, value }: SignedStatement['signature']): boolean {
  if (!isBase64Of(publicKey, keyBytes) || !isBase64Of(value, signatureBytes) || keyId(publicKey) !== key) return false
  return verify(null, Buffer.from(text, 'utf8'), pemOf(publicKey), Buffer.from(value, 'base64'))
}

/** Written in the one way there is: some last letters of base64 carry bits that stand for nothing. */
function isBase64Of(text: string, count: number): boolean {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === count && bytes.toString('base64') === text
}
