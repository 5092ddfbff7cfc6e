/** Where the published schema of the JSON export stands, and what must be in it. `node tests/exports/schema-file.ts` writes it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { planJsonSchema } from '#server/exports/plan-schema.ts'

const path = new URL('../../server/exports/plan.schema.json', import.meta.url)

/** The schema as published. */
export function publishedSchema(): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

if (import.meta.main) writeFileSync(path, `${JSON.stringify(planJsonSchema(), null, 2)}\n`)
