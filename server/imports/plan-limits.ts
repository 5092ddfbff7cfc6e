/** Whether a plan fits into one board (trust.md R12). */
import { recordCounts, textBytes } from '#shared/plan/fullness.ts'
import type { Plan, RichNode } from '#shared/plan/plan.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

/** Levels of nodes within each other that an editor makes: lists in lists. */
const deepestText = limits.nodeDepth * 2

/** Refusal('plan-full') with the limit that is passed; `bytes` is the board as it would be stored. */
export function checkPlanFits(plan: Plan, bytes = 0): void {
  const { stops, records } = recordCounts(plan)
  const texts = plan.sections.flatMap(section => Object.values(section.texts))
  hold(stops, limits.stops)
  hold(records, limits.records)
  hold(texts.length, limits.texts)
  hold(bytes, limits.boardBytes)
  for (const text of texts) {
    checkDepth(text, 1)
    hold(textBytes(text), limits.textBytes)
  }
  checkTexts(plan)
}

function hold(used: number, limit: number): void {
  if (used > limit) throw new Refusal('plan-full', { limit })
}

function checkDepth(nodes: readonly RichNode[], depth: number): void {
  if (depth > deepestText) throw new Refusal('import-unsafe', { part: 'depth' })
  for (const { content } of nodes) if (content) checkDepth(content, depth + 1)
}

/** Each text outside of the sections' bodies is a field. */
function checkTexts({ sections, ...rest }: Plan): void {
  let level: unknown[] = [rest, sections.map(({ title }) => title)]
  while (level.length > 0) {
    for (const value of level) if (typeof value === 'string') hold(value.length, limits.fieldCharacters)
    level = level.flatMap(value => (typeof value === 'object' && value !== null ? Object.values(value) : []))
  }
}
