/** Whether a signature is right: by the browser itself where it knows Ed25519, otherwise by asking this server. */
import { askSignature } from '#client/state/verify-calls.ts'
import { type SignedStatement, statementText } from '#shared/agreement/statement.ts'
import { hex, sha256 } from '#shared/digest.ts'
import { bytesIn } from './base64.ts'

/** `by`: who did the sum. */
export type Checked = { readonly isRight: boolean; readonly by: 'browser' | 'server' }

/** Checks the signature and that the key has the name that it is given. Rejects with a Refusal when the server is asked in vain. */
export async function checkSignature(signed: SignedStatement): Promise<Checked> {
  const { publicKey, value, key } = signed.signature
  const [keyBytes, signature] = [bytesIn(publicKey, 32), bytesIn(value, 64)]
  if (keyBytes === null || signature === null || hex(sha256(keyBytes)).slice(0, 16) !== key)
    return { isRight: false, by: 'browser' }
  const own = await importKey(keyBytes)
  if (own === null) return { isRight: (await askSignature(signed)).signature === 'right', by: 'server' }
  const text = new TextEncoder().encode(statementText(signed.statement))
  return { isRight: await crypto.subtle.verify('Ed25519', own, signature, text), by: 'browser' }
}

/** null where the browser knows no Ed25519, or keeps its cryptography for https. */
async function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null> {
  const subtle: SubtleCrypto | undefined = crypto.subtle
  return (await subtle?.importKey('raw', bytes, 'Ed25519', false, ['verify']).catch(notKnown)) ?? null
}

function notKnown(error: unknown): null {
  if (error instanceof Error && ['NotSupportedError', 'DataError', 'SyntaxError'].includes(error.name)) return null
  throw error
}
