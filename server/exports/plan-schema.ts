/**
 * The form of the JSON export, `twinboard-plan/1`, as a parser. `plan.schema.json` beside it is made from it and tells the
 * same to other programs. Strict: a file with anything else in it is not of this format.
 */
import { z } from 'zod'
import { statementFormat } from '#shared/agreement/statement.ts'
import { budgetCategories, groupKinds, legModes, legStatuses, shareRules, taskStates } from '#shared/plan/plan.ts'

/** Raised when a reader of the old format could no longer read the new one. */
export const planFormat = 'twinboard-plan/1'

const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const language = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
const currency = z.string().regex(/^[A-Z]{3}$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.number().int()
const coordinate = (most: number) => z.number().min(-most).max(most).nullable()
const basis = z.strictObject({ language, digest: z.string() })
const translated = z.record(language, z.strictObject({ text: z.string(), basedOn: basis.optional() }))
const attributes = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

const richNode = z
  .strictObject({
    type: z.string(),
    attrs: attributes.optional(),
    get content() {
      return z.array(richNode).optional()
    },
    text: z.string().optional(),
    marks: z.array(z.strictObject({ type: z.string(), attrs: attributes.optional() })).optional(),
  })
  .meta({ id: 'richNode' })

const rate = z.strictObject({ id, currency, rate: z.string(), day: day.nullable(), source: z.string() })

const stop = z.strictObject({
  id,
  name: z.string(),
  alias: translated,
  station: z.string(),
  country: z.string(),
  lat: coordinate(90),
  lon: coordinate(180),
  zone: z.string().nullable(),
  arrive: local.nullable(),
  depart: local.nullable(),
  host: id.nullable(),
  note: translated,
})

const leg = z.strictObject({
  id,
  from: z.string(),
  to: z.string(),
  standing: z.enum(['placed', 'stranded']),
  mode: z.enum(legModes),
  number: z.string(),
  distanceKm: z.number().nullable(),
  borderMinutes: whole,
  status: z.enum(legStatuses),
  checkedOn: day.nullable(),
  note: translated,
})

const item = z.strictObject({
  id,
  title: translated,
  note: translated,
  bring: translated,
  stop: id.nullable(),
  unplaced: z.boolean(),
  day: day.nullable(),
  start: clock.nullable(),
  end: clock.nullable(),
  committee: id.nullable(),
  party: z.string(),
  place: z.string(),
  lat: coordinate(90),
  lon: coordinate(180),
  method: z.string(),
  language: z.union([language, z.literal('')]),
})

const task = z.strictObject({
  id,
  title: translated,
  note: translated,
  committee: id.nullable(),
  member: id.nullable(),
  due: day.nullable(),
  state: z.enum(taskStates),
})

const line = z.strictObject({
  id,
  title: translated,
  category: z.enum(budgetCategories),
  payer: id.nullable(),
  currency,
  planned: whole,
  actual: whole.nullable(),
  inKind: z.boolean(),
  shareRule: z.enum(shareRules),
  shares: z.record(id, whole),
})

const group = z.strictObject({ id, committee: id.nullable(), kind: z.enum(groupKinds), count: whole, note: translated })

const section = z.strictObject({
  id,
  title: translated,
  texts: z.record(language, z.array(richNode)),
  compared: z.record(language, basis).optional(),
})

/** A plan as `shared/plan/plan.ts` describes it. */
export const planSchema = z.strictObject({
  schema: whole,
  title: translated,
  purpose: translated,
  label: translated,
  startDay: day.nullable(),
  endDay: day.nullable(),
  languages: z.array(language),
  currency,
  rates: z.array(rate),
  stops: z.array(stop),
  legs: z.array(leg),
  items: z.array(item),
  tasks: z.array(task),
  lines: z.array(line),
  groups: z.array(group),
  sections: z.array(section),
})

const person = z.strictObject({
  ...{ member: id, name: z.string(), committee: id, office: z.string() },
  invitedBy: z.string().optional().describe('who vouched for them, when they were a guest'),
})
const how = z.union([
  z.strictObject({ way: z.enum(['password', 'passkey', 'oidc', 'mail', 'token']) }),
  z.strictObject({ way: z.literal('code'), by: person }),
])
const decision = z.strictObject({
  committee: id,
  kind: z.enum(['approve', 'object', 'abstain']),
  digest,
  by: person,
  comment: z.string(),
  at: z.iso.datetime(),
  how: how.nullable().describe('how the person showed that it was them; null from before this was asked'),
})

const instant = z.iso.datetime()
const statement = z.strictObject({
  format: z.literal(statementFormat),
  board: id,
  origin: z.string(),
  version: whole,
  frozenAt: instant,
  digest,
  title: z.record(language, z.string()),
  committees: z.array(z.strictObject({ id, city: z.string(), country: z.string() })),
  standing: z.enum(['not-proposed', 'open', 'objected', 'agreed', 'withdrawn']),
  agreedAt: instant.nullable(),
  decisions: z.array(decision),
})

/** A statement with its signature, as it stands in files and is sent to be checked. */
export const signedStatementSchema = z.strictObject({
  statement,
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    key: z.string().regex(/^[0-9a-f]{16}$/),
    publicKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
    value: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  }),
})

/** The whole file. `digest` is the SHA-256 of the canonical JSON (RFC 8785) of `plan`, in UTF-8. */
export const planFileSchema = z.strictObject({
  format: z.literal(planFormat),
  board: id,
  origin: z.string(),
  version: whole.nullable().describe('null: a draft, to which nobody has agreed'),
  at: z.iso.datetime().describe('when the version was frozen, or the draft last changed'),
  digest,
  committees: z.array(z.strictObject({ id, city: z.string(), country: z.string(), zone: z.string() })),
  decisions: z.array(decision).describe('the answers of the committees to this version'),
  plan: planSchema,
  signed: signedStatementSchema
    .nullable()
    .optional()
    .describe('what the server states about this version, signed; null for a draft, missing in files from before'),
})

/** The same as JSON Schema (2020-12), for programs that are not this one. */
export function planJsonSchema(): object {
  const title = 'A plan exported by Twinboard'
  return { $id: `urn:${planFormat.replace('/', ':')}`, title, ...z.toJSONSchema(planFileSchema) }
}
