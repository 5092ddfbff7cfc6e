/** A plan as JSON: complete, canonical (RFC 8785), with its digest. Described by `plan.schema.json`; reads back as it was. */
import { canonicalJson } from '#shared/plan/freeze.ts'
import { instantOf } from '#shared/time.ts'
import type { ExportInput } from './input.ts'
import { planFormat } from './plan-schema.ts'

/** The file's text. `digest` is that of the plan's own canonical JSON, so that it can be checked without this program. */
export function jsonOf(
  { board, origin, version, at, plan, committees, proposals, signed }: ExportInput,
  digest: string,
): string {
  const proposal = proposals.find(each => version !== null && each.version === version)
  const decisions = (proposal?.decisions ?? []).filter(decision => decision.digest === digest)
  return canonicalJson({
    format: planFormat,
    board,
    origin,
    version,
    at: instantOf(at),
    digest,
    committees: committees.map(({ id, city, country, zone }) => ({ id, city, country, zone })),
    decisions: decisions.map(decision => ({ ...decision, at: instantOf(decision.at) })),
    plan,
    signed,
  })
}
