/** Plans as a server of a test signs and exports them. */
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { newPrivateKey, pemOf, type Signer, signerOf } from '#server/signing/key.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { type SignedStatement, statementOf, statementText } from '#shared/agreement/statement.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { PublishedKey } from '#shared/protocol/certificates.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { inputOf, journey } from './plans.ts'

/** A signer; the same number gives the same key. */
export function testSigner(seed = 1): Signer {
  return signerOf(newPrivateKey(seededChance(seed)))
}

/** The key as the server publishes it. */
export function publishedKey({ id, publicKey }: Signer): PublishedKey {
  return { id, publicKey, pem: pemOf(publicKey), since: '2027-01-01T00:00:00Z', until: null }
}

/** Version 3 of the journey, to which both committees answered with `second`, and what the server states about it. */
export function signedInput(signer = testSigner(), second: 'approve' | 'object' | null = 'approve'): ExportInput {
  const input = inputOf(journey)
  const [asked] = input.proposals
  if (asked === undefined) throw new Error('nothing was proposed')
  const [first] = asked.decisions
  if (first === undefined) throw new Error('nobody has answered')
  const by = { member: 'm2', name: 'Алесь Крук', committee: 'c2', office: 'старшыня' }
  const answer = { ...first, committee: 'c2', kind: second ?? first.kind, by, comment: 'згодны', how: null }
  const later = { ...answer, at: first.at + 90_000 }
  const proposal: Proposal = { ...asked, decisions: second === null ? [first] : [first, later] }
  const { digest } = freeze(input.plan)
  const statement = statementOf({
    ...{ board: input.board, origin: input.origin, title: input.plan.title, proposal },
    version: { number: 3, at: input.at, digest },
    committees: input.committees,
  })
  return { ...input, proposals: [proposal], signed: signedBy(signer, statement) }
}

/** The statement under the signer's name. */
export function signedBy({ id, publicKey, sign }: Signer, statement: SignedStatement['statement']): SignedStatement {
  return {
    statement,
    signature: { algorithm: 'Ed25519', key: id, publicKey, value: sign(statementText(statement)) },
  }
}

/** The JSON export. */
export async function planJson(input: ExportInput): Promise<string> {
  return new TextDecoder().decode((await renderExport('json', input, { language: 'en' })).bytes)
}
