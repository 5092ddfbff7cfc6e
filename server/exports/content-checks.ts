/** What does not fit in the plan, printed so that nobody agrees to it unknowing. */
import { checkPlan } from '#shared/plan/checks.ts'
import { isDay } from '#shared/time.ts'
import type { Part } from './content.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** The warnings about the plan, worded as on the board. */
export function checksPart({ plan }: ExportInput, reader: Reader): Part {
  const lines = checkPlan(plan).map(({ code, facts }) => {
    const worded = Object.entries(facts).map(([name, fact]) => [name, isDay(fact) ? reader.day(fact) : fact])
    return [{ text: reader.words(`check.${code}`, Object.fromEntries(worded)) }]
  })
  return {
    id: 'checks',
    title: reader.words('export.checks'),
    blocks: lines.length > 0 ? [{ kind: 'list', lines }] : [],
  }
}
