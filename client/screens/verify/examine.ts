/** The verdict on what was chosen. All sums are done here, in the browser; of the server its published keys are asked. */
import { askKeys } from '#client/state/verify-calls.ts'
import { type SignedStatement, type Statement, statementText } from '#shared/agreement/statement.ts'
import { sha256Hex } from '#shared/digest.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Entry } from './entries.ts'
import { type Found, find, type PlanFile } from './find.ts'
import { mostBytes } from './inflate.ts'
import { checkSignature } from './signature.ts'

/** Why nothing can be said about a file. */
export type Why = 'unknown' | 'damaged' | 'large' | 'draft' | 'old' | 'unsigned' | 'unreachable'

/** What was signed, by which key, and whether a plan lay beside it; `by`: who did the sum of the signature. */
export type Proved = {
  readonly statement: Statement
  readonly key: string
  readonly hasPlan: boolean
  readonly by: 'browser' | 'server'
}

export type Verdict =
  | { readonly state: 'refused'; readonly why: Why }
  /** `computed`: the fingerprint of the plan as it stands in the file, when it is not the one that was signed. */
  | { readonly state: 'changed'; readonly computed: string | null; readonly stated: string | null }
  | ({ readonly state: 'genuine' | 'not-agreed' | 'other-server' } & Proved)

/** Looks at the files and says what they are worth. */
export async function examine(chosen: readonly Entry[]): Promise<Verdict> {
  if (chosen.reduce((sum, { bytes }) => sum + bytes.length, 0) > mostBytes) return refused('large')
  const found = tried(() => find(chosen))
  if (found === null) return refused('damaged')
  const [first] = found.signed
  if (first === undefined) return withoutStatement(found)
  const changed = tried(() => firstChange(found, first))
  if (changed !== undefined) return changed ?? refused('damaged')
  return verdictOn(found, first).catch(error => {
    if (error instanceof Refusal) return refused('unreachable')
    throw error
  })
}

function withoutStatement({ plans, isUnsigned }: Found): Verdict {
  const [plan] = plans
  if (plan !== undefined) return refused(plan.version === null ? 'draft' : 'old')
  return refused(isUnsigned ? 'unsigned' : 'unknown')
}

/** Signatures and keys; all statements say the same by now. */
async function verdictOn({ plans, signed }: Found, { statement, signature }: SignedStatement): Promise<Verdict> {
  const checks = await Promise.all(signed.map(checkSignature))
  if (checks.some(({ isRight }) => !isRight)) return { state: 'changed', computed: null, stated: null }
  const { keys } = await askKeys()
  const isOurs = signed.every(each => keys.some(({ publicKey }) => publicKey === each.signature.publicKey))
  const by = checks.some(check => check.by === 'server') ? 'server' : 'browser'
  const proved = { statement, key: signature.key, hasPlan: plans.length > 0, by } as const
  if (!isOurs) return { state: 'other-server', ...proved }
  return { state: statement.standing === 'agreed' ? 'genuine' : 'not-agreed', ...proved }
}

/** What in the files does not fit together; undefined when all does. */
function firstChange({ plans, signed }: Found, { statement }: SignedStatement): Verdict | undefined {
  for (const file of plans) {
    const computed = sha256Hex(canonicalJson(file.plan))
    if (computed !== statement.digest || file.digest !== computed)
      return { state: 'changed', computed, stated: statement.digest }
    if (!isAbout(file, statement)) return { state: 'changed', computed: null, stated: null }
  }
  const text = statementText(statement)
  const isOne = signed.every(each => statementText(each.statement) === text)
  return isOne ? undefined : { state: 'changed', computed: null, stated: null }
}

/** The facts that the file tells beside the plan are those that were signed. */
function isAbout({ board, version, at, decisions, signed }: PlanFile, statement: Statement): boolean {
  const isSame = board === statement.board && version === statement.version && at === statement.frozenAt
  return isSame && signed !== null && canonicalJson(sorted(decisions)) === canonicalJson(sorted(statement.decisions))
}

/** Files list the answers by time, statements by committee. */
function sorted(decisions: unknown): unknown {
  if (!Array.isArray(decisions)) return decisions
  return [...decisions].sort((a, b) => (String(a?.committee) < String(b?.committee) ? -1 : 1))
}

function refused(why: Why): Verdict {
  return { state: 'refused', why }
}

/** null when the files are no JSON, no UTF-8, too deep or badly packed: what that throws has no common kind. */
function tried<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
