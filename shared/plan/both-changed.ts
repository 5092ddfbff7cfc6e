/** What two sides changed in one and the same place since they last had the same plan. */
import { type Change, diffPlans } from './diff.ts'
import { canonicalJson } from './freeze.ts'
import type { Plan } from './plan.ts'

/**
 * A place where both were at work. `changed`, `moved`: both did it, with different outcomes. `removed-by-me`: what they
 * changed or moved meanwhile; `removed-by-them`: what I did.
 */
export type BothChanged = Pick<Change, 'part' | 'kind' | 'id' | 'label' | 'field' | 'language'> & {
  readonly what: 'changed' | 'moved' | 'removed-by-me' | 'removed-by-them'
}

/**
 * The places, in the order of my changes, each once: a field in one language, a record's place in its list, a record that
 * one side removed. Nothing where both came to the same. `common` is the plan that both began from.
 */
export function bothChanged(common: Plan, mine: Plan, theirs: Plan): BothChanged[] {
  const [my, their] = [diffPlans(common, mine), diffPlans(common, theirs)]
  const theirAt = new Map(their.map(change => [placeOf(change), change]))
  const [removedByMe, removedByThem] = [removedIn(my), removedIn(their)]
  const met = my.flatMap((change): BothChanged[] => {
    const other = theirAt.get(placeOf(change))
    if (other === undefined || isSame(change, other)) return []
    if (change.op === 'moved') return [{ ...subjectOf(other), what: 'moved' }]
    return change.op === 'changed' ? [{ ...subjectOf(other), ...fieldOf(change), what: 'changed' }] : []
  })
  const theirRemovals = touched(my, removedByThem).map((change): BothChanged => {
    return { ...subjectOf(change), what: 'removed-by-them' }
  })
  const myRemovals = touched(their, removedByMe).map((change): BothChanged => {
    return { ...subjectOf(change), what: 'removed-by-me' }
  })
  return [...met, ...theirRemovals, ...myRemovals]
}

/** One key for changes that meet. A note that a wording was compared with its source meets nothing: it says no words. */
function placeOf({ kind, id, op, field = '', language = '' }: Change): string {
  return field === 'compared' ? '' : `${op} ${kind} ${id} ${field} ${language}`
}

function isSame(change: Change, other: Change): boolean {
  return change.field === 'compared' || canonicalJson(change.after ?? null) === canonicalJson(other.after ?? null)
}

function removedIn(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(changes.filter(({ op }) => op === 'removed').map(recordOf))
}

/** The first change of each record that is among those removed by the other side. */
function touched(changes: readonly Change[], removed: ReadonlySet<string>): Change[] {
  const found = changes.filter(change => ['changed', 'moved'].includes(change.op) && removed.has(recordOf(change)))
  return found.filter((change, at) => found.findIndex(each => recordOf(each) === recordOf(change)) === at)
}

function recordOf({ kind, id }: Pick<Change, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

function subjectOf({ part, kind, id, label }: Change): Pick<BothChanged, 'part' | 'kind' | 'id' | 'label'> {
  return { part, kind, id, label }
}

function fieldOf({ field, language }: Change): Pick<BothChanged, 'field' | 'language'> {
  return { ...(field === undefined ? {} : { field }), ...(language === undefined ? {} : { language }) }
}
