// Checks an exported plan or a certificate against a key that you kept: node verify.mjs plan.json key.pem
// Needs Node 20 or newer and nothing else. See verifying.md. Ends with 0 for genuine and agreed, with 1 for anything else.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** JSON as it is signed (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

function fail(why) {
  console.error(why)
  process.exit(1)
}

const [planPath, keyPath] = process.argv.slice(2)
if (!planPath || !keyPath) fail('Usage: node verify.mjs <plan.json or certificate> <key.pem>')

const file = JSON.parse(readFileSync(planPath, 'utf8'))
const { statement, signature } = ('plan' in file ? file.signed : file) ?? {}
if (!statement || !signature) fail('NOT SIGNED: a draft, or a file from before there were signatures.')

const key = createPublicKey(readFileSync(keyPath))
const raw = key.export({ format: 'der', type: 'spki' }).subarray(-32)
if (key.asymmetricKeyType !== 'ed25519') fail('The key is not an Ed25519 key.')
if (raw.toString('base64') !== signature.publicKey) fail(`ANOTHER KEY: signed with ${signature.key}, not with yours.`)
const id = createHash('sha256').update(raw).digest('hex').slice(0, 16)
const value = Buffer.from(signature.value, 'base64')
const isRight = verify(null, Buffer.from(canonical(statement)), key, value)
if (!isRight || id !== signature.key || value.toString('base64') !== signature.value)
  fail('CHANGED: the signature does not fit the statement.')

if ('plan' in file) {
  const digest = createHash('sha256').update(canonical(file.plan)).digest('hex')
  if (digest !== statement.digest || digest !== file.digest) fail('CHANGED: the plan is not the one that was signed.')
  const byCity = list => [...list].sort((a, b) => (a.committee < b.committee ? -1 : 1))
  const told = [file.board, file.version, file.at, byCity(file.decisions)]
  const signed = [statement.board, statement.version, statement.frozenAt, byCity(statement.decisions)]
  if (canonical(told) !== canonical(signed)) fail('CHANGED: the file tells other answers than the signed ones.')
}

for (const { committee, kind, by, at } of statement.decisions) {
  const { city } = statement.committees.find(({ id }) => id === committee) ?? { city: committee }
  console.log(`${city}: ${kind}, ${[by.name, by.office].filter(Boolean).join(', ')}, ${at}`)
}
console.log(`Version ${statement.version}, SHA-256 ${statement.digest}`)
if (statement.standing !== 'agreed') fail(`GENUINE, BUT NOT AGREED: ${statement.standing}`)
console.log(`GENUINE, agreed ${statement.agreedAt}`)
