/** Parallel groups: items of one day that overlap and are meant for different groups stand beside each other. */
import type { ProgrammeItem } from '#shared/plan/plan.ts'

/** What one group does meanwhile. An empty `party` is everyone. */
export type PartyColumn = { readonly party: string; readonly items: readonly ProgrammeItem[] }
export type ItemRow =
  | { readonly kind: 'item'; readonly item: ProgrammeItem }
  | { readonly kind: 'parallel'; readonly columns: readonly PartyColumn[] }

type At = (item: ProgrammeItem) => number

/**
 * `items` (in the order in which they begin) as rows. A chain of overlapping items with at least two groups among them
 * becomes one parallel row; everything else stays a row of its own. Items without a time never stand in parallel.
 */
export function parallelRows(items: readonly ProgrammeItem[], begins: At, ends: At): ItemRow[] {
  return overlapping(items, begins, ends).flatMap((chain): ItemRow[] => {
    const columns = columnsOf(chain)
    return columns.length > 1 ? [{ kind: 'parallel', columns }] : chain.map(item => ({ kind: 'item', item }))
  })
}

function columnsOf(items: readonly ProgrammeItem[]): PartyColumn[] {
  if (items.every(item => item.party === '')) return []
  const parties = [...new Set(items.map(item => item.party))]
  return parties.map(party => ({ party, items: items.filter(item => item.party === party) }))
}

/** Chains of items in which each begins before the ones before it have ended, or together with them. */
export function overlapping(items: readonly ProgrammeItem[], begins: At, ends: At): ProgrammeItem[][] {
  const chains: ProgrammeItem[][] = []
  let until = Number.NEGATIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const item of items) {
    const start = begins(item)
    const chain = chains.at(-1)
    const together = Number.isFinite(start) && (start < until || start === last)
    if (chain !== undefined && together) chain.push(item)
    else chains.push([item])
    until = together ? Math.max(until, ends(item)) : ends(item)
    last = start
  }
  return chains
}
