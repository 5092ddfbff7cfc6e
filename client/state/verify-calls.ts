/** The HTTP calls of the page that checks agreements. They need no account. A no comes back as a thrown Refusal. */
import type { SignedStatement } from '#shared/agreement/statement.ts'
import type { KeysReply, VerifyReply } from '#shared/protocol/certificates.ts'
import { get, post } from './api.ts'

/** Where this server publishes its keys. */
export const keysAddress = '/.well-known/twinboard-keys.json'

export const askKeys = () => get<KeysReply>(fetch, keysAddress)
export const askSignature = (signed: SignedStatement) => post<VerifyReply>(fetch, '/api/verify', signed)
