/** A plan with the committees and members of another partnership: those that are known here under their names here. */
import type { Id } from '#shared/ids.ts'
import type { BudgetLine, Plan } from '#shared/plan/plan.ts'

export type Matched = { readonly plan: Plan; readonly lostCommittees: number; readonly lostMembers: number }

/** `plan` with each reference as it is known here; what is not is emptied and counted. `here`: by the file's committee. */
export function matchedTo(plan: Plan, here: ReadonlyMap<Id, Id | null>, members: ReadonlySet<Id>): Matched {
  let lostCommittees = 0
  let lostMembers = 0
  const committee = (id: Id | null) => {
    const found = id === null ? null : (here.get(id) ?? null)
    if (id !== null && found === null) lostCommittees++
    return found
  }
  const member = (id: Id | null) => {
    if (id === null || members.has(id)) return id
    lostMembers++
    return null
  }
  const shares = (given: BudgetLine['shares']) =>
    Object.fromEntries(
      Object.entries(given).flatMap(([id, share]) => {
        const found = committee(id)
        return found === null ? [] : [[found, share]]
      }),
    )
  const matched: Plan = {
    ...plan,
    stops: plan.stops.map(stop => ({ ...stop, host: committee(stop.host) })),
    items: plan.items.map(item => ({ ...item, committee: committee(item.committee) })),
    tasks: plan.tasks.map(task => ({ ...task, committee: committee(task.committee), member: member(task.member) })),
    lines: plan.lines.map(line => ({ ...line, payer: committee(line.payer), shares: shares(line.shares) })),
    groups: plan.groups.map(group => ({ ...group, committee: committee(group.committee) })),
  }
  return { plan: matched, lostCommittees, lostMembers }
}
