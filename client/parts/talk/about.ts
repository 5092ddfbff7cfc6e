/** What a message is about, by the name it has now, and the part of the board where it stands. */
import type { Proposal } from '#shared/agreement/standing.ts'
import { wordingOf } from '#shared/plan/languages.ts'
import type { Language, ListKind, Plan, Translated } from '#shared/plan/plan.ts'
import type { About } from '#shared/talk/message.ts'

export type Named = {
  readonly name: string
  /** Language of the name, where it is a wording of the plan. */
  readonly language: Language | null
  readonly part: 'route' | 'programme' | 'tasks' | 'budget' | 'texts' | 'agreement'
  /** What to select in that part. */
  readonly kind: ListKind | null
}

/** The thing `about` names, or null once it is gone. `versionName` words a proposal's version number. */
export function nameOf(
  about: About,
  plan: Plan,
  proposals: readonly Proposal[],
  language: Language,
  versionName: (version: number) => string,
): Named | null {
  const worded = (list: readonly { id: string; title: Translated }[], kind: ListKind, part: Named['part']) => {
    const title = list.find(each => each.id === about.id)?.title
    const read = title && wordingOf(title, language, plan.languages)
    return title ? { name: read?.text ?? '…', language: read?.language ?? null, part, kind } : null
  }
  switch (about.kind) {
    case 'stop':
    case 'leg':
      return onRoute(about, plan)
    case 'item':
      return worded(plan.items, 'items', 'programme')
    case 'task':
      return worded(plan.tasks, 'tasks', 'tasks')
    case 'line':
      return worded(plan.lines, 'lines', 'budget')
    case 'section':
      return worded(plan.sections, 'sections', 'texts')
    case 'proposal': {
      const proposal = proposals.find(each => each.id === about.id)
      return proposal ? { name: versionName(proposal.version), language: null, part: 'agreement', kind: null } : null
    }
    default:
      return about.kind satisfies never
  }
}

function onRoute(about: About, plan: Plan): Named | null {
  const stopName = (id: string) => plan.stops.find(each => each.id === id)?.name ?? '…'
  if (about.kind === 'stop') {
    const stop = plan.stops.find(each => each.id === about.id)
    return stop ? { name: stop.name, language: null, part: 'route', kind: 'stops' } : null
  }
  const leg = plan.legs.find(each => each.id === about.id)
  return leg
    ? { name: `${stopName(leg.from)} – ${stopName(leg.to)}`, language: null, part: 'route', kind: 'legs' }
    : null
}
