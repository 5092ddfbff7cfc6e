/** Reading a signed statement that comes from a file: its form only. Whether it is true, the signature tells. */
import { decisionKinds } from './standing.ts'
import { type SignedStatement, type Statement, statementFormat } from './statement.ts'

const standings: readonly Statement['standing'][] = ['not-proposed', 'open', 'objected', 'agreed', 'withdrawn']
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/
const ways = ['password', 'passkey', 'oidc', 'mail', 'token']

type Thing = Readonly<Record<string, unknown>>

/** The value as a signed statement; null for anything else. */
export function signedIn(value: unknown): SignedStatement | null {
  if (!isThing(value) || statementIn(value.statement) === null || !isThing(value.signature)) return null
  const { algorithm, key, publicKey, value: bytes } = value.signature
  const isOne = algorithm === 'Ed25519' && [key, publicKey, bytes].every(isText)
  return isOne ? (value as SignedStatement) : null
}

/** The value as a statement; null for anything else. */
export function statementIn(value: unknown): Statement | null {
  if (!isThing(value) || value.format !== statementFormat) return null
  const { frozenAt, agreedAt, version, title, committees, decisions } = value
  const isOne =
    [value.board, value.origin, value.digest].every(isText) &&
    Number.isSafeInteger(version) &&
    isInstant(frozenAt) &&
    (agreedAt === null || isInstant(agreedAt)) &&
    isThing(title) &&
    Object.values(title).every(isText) &&
    standings.some(each => each === value.standing) &&
    isListOf(committees, each => [each.id, each.city, each.country].every(isText)) &&
    isListOf(decisions, isDecision)
  return isOne ? (value as Statement) : null
}

function isDecision({ committee, kind, digest, comment, at, by, how }: Thing): boolean {
  const isSaid = [committee, digest, comment].every(isText) && decisionKinds.some(each => each === kind)
  return isSaid && isInstant(at) && isPerson(by) && (how === null || isHow(how))
}

function isHow(value: unknown): boolean {
  if (!isThing(value)) return false
  return value.way === 'code' ? isPerson(value.by) : ways.some(each => each === value.way)
}

function isPerson(value: unknown): boolean {
  return isThing(value) && [value.member, value.name, value.committee, value.office].every(isText)
}

function isListOf(value: unknown, isOne: (each: Thing) => boolean): boolean {
  return Array.isArray(value) && value.every(each => isThing(each) && isOne(each))
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isInstant(value: unknown): boolean {
  return isText(value) && instant.test(value)
}
