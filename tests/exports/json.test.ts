/** The JSON export: canonical, complete, with a digest that anyone can check, in the form that its schema describes. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { planFileSchema, planJsonSchema } from '#server/exports/plan-schema.ts'
import { renderExport } from '#server/exports/render.ts'
import { canonicalJson, freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { emptyPlan, inputOf, journey, longPlan, manyLanguages } from './plans.ts'
import { publishedSchema } from './schema-file.ts'

async function jsonOf(plan: Plan, version: number | null = 3): Promise<string> {
  return new TextDecoder().decode((await renderExport('json', inputOf(plan, version), { language: 'en' })).bytes)
}

describe('the JSON export', () => {
  it('E6 holds the whole plan, and gives it back as it was', async () => {
    for (const plan of [journey, emptyPlan, longPlan, manyLanguages])
      expect(JSON.parse(await jsonOf(plan)).plan).toEqual(plan)
  })

  it('E6 is canonical (RFC 8785): read and written again it is the same text', async () => {
    const text = await jsonOf(journey)
    expect(canonicalJson(JSON.parse(text))).toBe(text)
  })

  it('E6 its digest is the SHA-256 of the canonical plan, the one that committees decide on', async () => {
    const text = await jsonOf(journey)
    const { digest, plan, format } = JSON.parse(text)
    expect(format).toBe('twinboard-plan/1')
    expect(createHash('sha256').update(canonicalJson(plan), 'utf8').digest('hex')).toBe(digest)
    expect(digest).toBe(freeze(journey).digest)
    // Keys stand in order, so that the plan is one piece of the file as it is: cut it out, hash it.
    const piece = text.slice(text.indexOf('"plan":') + '"plan":'.length, text.lastIndexOf(',"signed":'))
    expect(createHash('sha256').update(piece).digest('hex')).toBe(digest)
  })

  it('E7 has the form of its schema, and the published schema is that one', async () => {
    for (const plan of [journey, emptyPlan, longPlan, manyLanguages])
      for (const version of [3, null])
        expect(planFileSchema.safeParse(JSON.parse(await jsonOf(plan, version))).error).toBeUndefined()
    expect(publishedSchema()).toEqual(JSON.parse(JSON.stringify(planJsonSchema())))
    const other = { ...JSON.parse(await jsonOf(journey)), extra: 1 }
    expect(planFileSchema.safeParse(other).success).toBe(false)
  })

  it('E7 names the decisions on this very digest, with office and time', async () => {
    const { decisions } = JSON.parse(await jsonOf(journey))
    expect(decisions).toMatchObject([{ committee: 'c1', kind: 'approve', at: '2027-01-16T12:00:00Z' }])
    expect(JSON.parse(await jsonOf(journey, null)).decisions).toEqual([])
  })
})
