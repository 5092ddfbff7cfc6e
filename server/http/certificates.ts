/** What this server has signed, for anybody: its keys, whether a statement is its own, and the certificate of a version. */

import { type RequestHandler, Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { certify } from '#server/commands/certify.ts'
import { certificateName } from '#server/exports/file-name.ts'
import { signedStatementSchema } from '#server/exports/plan-schema.ts'
import { keyPem, signatureBytes, statementBytes } from '#server/signing/files.ts'
import { isSignedBy, pemOf } from '#server/signing/key.ts'
import type { SigningKey } from '#server/store/signing-store.ts'
import type { SignedStatement } from '#shared/agreement/statement.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import type { CertificateFile, KeysReply, PublishedKey, VerifyReply } from '#shared/protocol/certificates.ts'
import { instantOf } from '#shared/time.ts'
import { callerOf } from './actor.ts'
import { statementBody, strangersNotTooOften } from './guards.ts'
import { originOf } from './origin.ts'
import { certificatePath, parse, versionPath } from './parse.ts'
import type { HttpDeps } from './server.ts'

/** GET /.well-known/twinboard-keys.json: this server's public keys, which other towns compare and keep. */
export function keysRouter({ store, clock }: HttpDeps): Router {
  const router = Router()
  router.get('/.well-known/twinboard-keys.json', strangersNotTooOften(clock), async (_request, response) => {
    const keys = await store.signing.keys()
    response.set('Cache-Control', 'no-cache').json({ keys: keys.map(published) } satisfies KeysReply)
  })
  return router
}

function published({ id, publicKey, since, until }: SigningKey): PublishedKey {
  const ended = until === null ? null : instantOf(until)
  return { id, publicKey, pem: pemOf(publicKey), since: instantOf(since), until: ended }
}

/** POST /api/verify: open to strangers, since whoever holds a certificate may have no account. */
export function verifyRouter({ store, clock }: HttpDeps): Router {
  const router = Router()
  router.post('/verify', strangersNotTooOften(clock), statementBody, async (request, response) => {
    const { statement, signature } = parse(signedStatementSchema, request.body)
    const keys = await store.signing.keys()
    const isKnown = keys.some(({ publicKey }) => publicKey === signature.publicKey)
    const isRight = isSignedBy(canonicalJson(statement), signature)
    const reply: VerifyReply = { signature: isRight ? 'right' : 'wrong', key: isKnown ? 'known' : 'unknown' }
    response.json(reply)
  })
  return router
}

/** GET /api/boards/:board/versions/:number/certificate and …/certificate/:file */
export function certificatesRouter(deps: HttpDeps): Router {
  const router = Router()
  const address = '/boards/:board/versions/:number/certificate'
  router.get(address, certificate(deps))
  router.get(`${address}/:file`, certificate(deps))
  return router
}

function certificate(deps: HttpDeps): RequestHandler {
  return async (request, response) => {
    const { board, number } = parse(versionPath, request.params)
    const { file } = parse(certificatePath, request.params)
    await enter(deps, callerOf(response).actor, 'export', board)
    const signed = await certify(deps, board, number, originOf(deps, request))
    const { name, bytes } = file === undefined ? whole(signed) : { name: file, bytes: bytesOf(file, signed) }
    response.attachment(name).set('Cache-Control', 'private, no-cache')
    response.set('Content-Security-Policy', "default-src 'none'; sandbox")
    response.send(Buffer.from(bytes))
  }
}

function whole(signed: SignedStatement): { name: string; bytes: Uint8Array } {
  return { name: certificateName(signed.statement), bytes: new TextEncoder().encode(canonicalJson(signed)) }
}

function bytesOf(file: CertificateFile, signed: SignedStatement): Uint8Array {
  if (file === 'certificate.json') return statementBytes(signed)
  return file === 'key.pem' ? new TextEncoder().encode(keyPem(signed)) : signatureBytes(signed)
}
