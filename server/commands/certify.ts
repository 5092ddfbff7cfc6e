/**
 * Stating, under the server's signature, what a version is and who answered what. About an agreed version it is said once,
 * when it is agreed, and kept: then no later name, address or key changes a byte of it.
 */
import type { Signer } from '#server/signing/key.ts'
import type { Certificate } from '#server/store/signing-store.ts'
import type { Store } from '#server/store/store.ts'
import { type SignedStatement, type Statement, statementOf, statementText } from '#shared/agreement/statement.ts'
import type { Id } from '#shared/ids.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Deps = { readonly store: Store; readonly signer: Signer }

/** The signed statement about a version; the certificate when it is agreed. `origin`: as people reach the board now. */
export async function certify(deps: Deps, board: Id, version: number, origin: string): Promise<SignedStatement> {
  const { signing } = deps.store
  const kept = await signing.certificate(board, version)
  if (kept !== null) return signedIn(kept)
  const statement = await stated(deps.store, board, version, origin)
  const text = statementText(statement)
  const { id: key, publicKey } = deps.signer
  const signature = deps.signer.sign(text)
  if (statement.standing !== 'agreed')
    return { statement, signature: { algorithm: 'Ed25519', key, publicKey, value: signature } }
  return signedIn(await signing.keepCertificate({ board, version, statement: text, key, signature }))
}

async function stated({ versions, people }: Store, board: Id, number: number, origin: string): Promise<Statement> {
  const [version, proposals] = await Promise.all([versions.version(board, number), versions.proposals(board)])
  if (version === null) throw new Refusal('not-found')
  const proposal = proposals.find(each => each.version === number) ?? null
  // One by one, as a committee may have left the board since it was asked.
  const asked = await Promise.all((proposal?.committees ?? []).map(id => people.committee(id)))
  const { title } = JSON.parse(version.json) as Plan
  const committees = asked.filter(one => one !== null)
  return statementOf({ board, origin, version, title, proposal, committees })
}

function signedIn({ statement, key, publicKey, signature }: Certificate): SignedStatement {
  return {
    statement: JSON.parse(statement) as Statement,
    signature: { algorithm: 'Ed25519', key, publicKey, value: signature },
  }
}
