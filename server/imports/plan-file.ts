/**
 * A whole plan out of a file of our own: checked against the published form, matched to the committees and members of this
 * partnership, and written down as the first edit of a board. What it would say is compared with what the file says.
 */
import * as Y from 'yjs'
import { planFileSchema, planFormat } from '#server/exports/plan-schema.ts'
import { fold } from '#server/places/fold.ts'
import type { Id } from '#shared/ids.ts'
import { beginWith } from '#shared/plan/begin-with.ts'
import { isObject } from '#shared/plan/fields.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { type listKinds, SCHEMA } from '#shared/plan/kinds.ts'
import { wordingOf } from '#shared/plan/languages.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { newReplica } from '#shared/plan/replica.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { PlanContext, PlanRead } from './context.ts'
import { checkKeys } from './keys.ts'
import { checkPlanFits } from './plan-limits.ts'
import { type Matched, matchedTo } from './plan-people.ts'
import { readable } from './plan-readable.ts'

/** True for a value that says of itself that it is a plan of ours, of whatever age. */
export function isPlanFile(value: unknown): boolean {
  return isObject(value) && typeof value.format === 'string' && /^twinboard-plan\/\d+$/.test(value.format)
}

/** The plan in `value` as it would begin a board. Refusals: `import-newer`, `import-damaged`, `import-unsafe`, `plan-full`. */
export function readPlanFile(value: unknown, context: PlanContext): PlanRead {
  checkKeys(value)
  const file = parsed(value)
  const given = file.plan as Plan // the schema describes the same form
  checkPlanFits(given)
  const committees = file.committees.map(({ id, city }) => ({ id, city, here: known(id, city, context) }))
  const matched = matchedTo(given, new Map(committees.map(({ id, here }) => [id, here])), new Set(context.members))
  const { plan, update } = written(readable(matched.plan), context.client)
  const digest = freeze(given).digest
  const title = wordingOf(plan.title, plan.languages[0] ?? 'en', plan.languages)
  return {
    update,
    title: plan.title,
    shown: {
      title: title?.text ?? '',
      language: title?.language ?? plan.languages[0] ?? 'en',
      languages: plan.languages,
      version: file.version,
      at: Date.parse(file.at),
      origin: file.origin.slice(0, 200),
      digest,
      isSigned: Boolean(file.signed),
      isWhole: digest === file.digest,
      isSame: freeze(plan).digest === digest,
      counts: countsOf(plan),
      committees: committees.map(({ city, here }) => ({ city: city.slice(0, 200), here })),
      ...lostIn(matched),
    },
  }
}

function parsed(value: unknown) {
  const format = isObject(value) ? value.format : ''
  const schema = isObject(value) && isObject(value.plan) ? value.plan.schema : 0
  if (format !== planFormat || (typeof schema === 'number' && schema > SCHEMA)) throw new Refusal('import-newer')
  const read = planFileSchema.safeParse(value)
  if (!read.success) {
    const part = read.error.issues[0]?.path.join('.').slice(0, 100)
    throw new Refusal('import-damaged', { format: 'JSON', ...(part && { part }) })
  }
  // There was never an older form than the first.
  if (read.data.plan.schema < 1) throw new Refusal('import-damaged', { format: 'JSON', part: 'plan.schema' })
  return read.data
}

/** A committee is the same when its id is, or else when exactly one here is of the same city. */
function known(id: Id, city: string, { committees }: PlanContext): Id | null {
  if (committees.some(each => each.id === id)) return id
  const ofCity = committees.filter(each => fold(each.name) === fold(city))
  return ofCity.length === 1 ? (ofCity[0]?.id ?? null) : null
}

function written(plan: Plan, client: number): { plan: Plan; update: Uint8Array } {
  const doc = newReplica()
  doc.clientID = client
  try {
    beginWith(doc, plan)
    const update = Y.encodeStateAsUpdate(doc)
    checkPlanFits(plan, update.byteLength)
    return { plan: readPlan(doc), update }
  } finally {
    doc.destroy()
  }
}

function countsOf(plan: Plan): PlanRead['shown']['counts'] {
  const count = (kind: (typeof listKinds)[number]) => plan[kind].length
  return {
    stops: count('stops'),
    legs: count('legs'),
    items: count('items'),
    tasks: count('tasks'),
    lines: count('lines'),
    sections: count('sections'),
  }
}

function lostIn({ lostCommittees, lostMembers }: Matched): Pick<PlanRead['shown'], 'lostCommittees' | 'lostMembers'> {
  return { lostCommittees, lostMembers }
}
