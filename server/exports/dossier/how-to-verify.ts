/** How whoever has the dossier checks it without this program and without asking the server. */
import type { SignedStatement } from '#shared/agreement/statement.ts'
import type { Reader } from '../reader.ts'

/** Plain text in the reader's language; what is typed stands on lines of its own. */
export function verifyText({ statement, signature }: SignedStatement, { words }: Reader): string {
  const say = (key: string, facts = {}) => words(`export.dossier.verify.${key}`, facts)
  const lines = [
    say('title'),
    '',
    say('whole'),
    '  sha256sum -c SHA256SUMS',
    '',
    say('plan'),
    '  sha256sum proof/plan.json',
    `  ${statement.digest}`,
    '',
    say('signature'),
    '  openssl pkeyutl -verify -pubin -inkey proof/key.pem -rawin -in proof/certificate.json -sigfile proof/certificate.sig',
    '',
    say('key', { key: signature.key }),
    `  ${statement.origin}/.well-known/twinboard-keys.json`,
  ]
  return `${lines.join('\n')}\n`
}
