/** What the chosen files say: plans with their signed statements, or a statement and its signature in files of their own. */
import { signedIn, statementIn } from '#shared/agreement/signed.ts'
import type { SignedStatement, Statement } from '#shared/agreement/statement.ts'
import { hex, sha256 } from '#shared/digest.ts'
import { base64Of, bytesIn } from './base64.ts'
import { type Entry, entriesOf } from './entries.ts'

/** A plan as exported (`twinboard-plan/1`). Only what is compared is named. */
export type PlanFile = {
  readonly board: unknown
  readonly version: unknown
  readonly at: unknown
  readonly digest: unknown
  readonly decisions: unknown
  readonly plan: object
  readonly signed: SignedStatement | null
}

export type Found = {
  readonly plans: readonly PlanFile[]
  readonly signed: readonly SignedStatement[]
  /** A statement is there, and no signature of it. */
  readonly isUnsigned: boolean
}

/** Looks through the files. Throws for one that is damaged. */
export function find(chosen: readonly Entry[]): Found {
  const entries = entriesOf(chosen)
  const values = entries.filter(isJson).map(({ bytes }) => JSON.parse(textIn(bytes)) as unknown)
  const plans = values.flatMap(value => planFileIn(value) ?? [])
  const statements = values.flatMap(value => statementIn(value) ?? [])
  const apart = statements.flatMap(statement => signedApart(statement, entries) ?? [])
  const signed = [
    ...plans.flatMap(plan => plan.signed ?? []),
    ...values.flatMap(value => signedIn(value) ?? []),
    ...apart,
  ]
  return { plans, signed, isUnsigned: statements.length > apart.length }
}

function isJson({ bytes }: Entry): boolean {
  const first = bytes.find(byte => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte))
  return first === 0x7b // {
}

/** UTF-8, with or without a mark at its beginning. Throws for other bytes. */
function textIn(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

function planFileIn(value: unknown): PlanFile | null {
  if (typeof value !== 'object' || value === null || !('format' in value) || !('plan' in value)) return null
  if (value.format !== 'twinboard-plan/1' || typeof value.plan !== 'object' || value.plan === null) return null
  const file = value as unknown as PlanFile & { readonly signed?: unknown }
  return { ...file, signed: signedIn(file.signed) }
}

/** `certificate.json` with `certificate.sig` and `key.pem` beside it. */
function signedApart(statement: Statement, entries: readonly Entry[]): SignedStatement | null {
  const signature = entries.find(({ bytes }) => bytes.length === 64)?.bytes
  const pem = entries.find(({ name }) => /\.pem$/i.test(name))
  const der = pem && bytesIn(textIn(pem.bytes).replace(/-----[A-Z ]+-----|\s/g, ''), 44)
  if (signature === undefined || !der) return null
  const key = der.subarray(-32)
  return {
    statement,
    signature: {
      algorithm: 'Ed25519',
      key: hex(sha256(key)).slice(0, 16),
      publicKey: base64Of(key),
      value: base64Of(signature),
    },
  }
}
