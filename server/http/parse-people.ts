/** What comes from outside about partnerships, committees and people. */
import { z } from 'zod'
import { roles } from '#shared/agreement/roles.ts'
import { isId } from '#shared/ids.ts'
import { statuses } from '#shared/protocol/people.ts'
import { isPlainText } from '#shared/protocol/plain-text.ts'
import { isDay, knowsZone } from '#shared/time.ts'

const id = z.string().refine(isId)
const line = (most: number) => z.string().refine(isPlainText).trim().max(most)
const named = (most: number) => line(most).min(1)

const status = z.strictObject({
  status: z.enum(statuses),
  since: z.literal('').or(z.string().refine(isDay)),
  source: line(500),
})
export const partnershipBody = z.strictObject({ name: named(200).optional(), status: status.optional() })

const committee = {
  city: named(100),
  initials: named(3),
  colour: z.number().int().min(1).max(8),
  zone: z.string().max(60).refine(knowsZone),
  country: z.literal('').or(z.string().regex(/^[A-Z]{2}$/)),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
}
export const committeeBody = z.strictObject(committee)
export const newCommitteeBody = z.strictObject({ id, ...committee })
export const committeePath = z.object({ committee: id })

export const setUpBody = z.strictObject({
  partnership: named(200),
  committee: committeeBody,
  name: named(100),
  office: line(100),
})

export const memberPath = z.object({ member: id })
export const memberBody = z.strictObject({
  name: named(100).optional(),
  office: line(100).optional(),
  role: z.enum(roles).optional(),
  signatory: z.boolean().optional(),
  owner: z.boolean().optional(),
})
export const handOverBody = z.strictObject({
  to: id,
  office: named(100),
  signatory: z.boolean(),
  chair: z.boolean(),
})
export const boardCommitteesBody = z.strictObject({ committees: z.array(id).min(1).max(50) })
