/** The parts of a board: their order, their icons, and how each is fetched when it is first looked at. */
import {
  CalendarDays,
  FileText,
  HandCoins,
  LayoutDashboard,
  MessageCircle,
  Route,
  SquareCheckBig,
  Stamp,
} from 'lucide-react'
import type { ComponentType, ReactElement } from 'react'
import { fetched } from '#client/ui/fetched.ts'
import { LateWords } from '#client/words/late-words.tsx'

/** In the order of the rail. `talk` is one only where the window has no room for it beside the others. */
export const parts = ['overview', 'route', 'programme', 'tasks', 'budget', 'texts', 'agreement', 'talk'] as const
export type Part = (typeof parts)[number]

/** Those that stand in the bar of a phone; the others are behind its "More". */
export const inBar: readonly Part[] = ['overview', 'route', 'programme', 'talk']

/** True for a part's name in an address. */
export function isPart(name: string): name is Part {
  return parts.some(part => part === name)
}

/** A part's icon. */
export const partIcons: Readonly<Record<Part, ReactElement>> = {
  overview: <LayoutDashboard aria-hidden size={20} strokeWidth={1.75} />,
  route: <Route aria-hidden size={20} strokeWidth={1.75} />,
  programme: <CalendarDays aria-hidden size={20} strokeWidth={1.75} />,
  tasks: <SquareCheckBig aria-hidden size={20} strokeWidth={1.75} />,
  budget: <HandCoins aria-hidden size={20} strokeWidth={1.75} />,
  texts: <FileText aria-hidden size={20} strokeWidth={1.75} />,
  agreement: <Stamp aria-hidden size={20} strokeWidth={1.75} />,
  talk: <MessageCircle aria-hidden size={20} strokeWidth={1.75} />,
}

/** A part whose words come late, since no other part says them. */
function worded(View: ComponentType): ComponentType {
  return function Worded() {
    return (
      <LateWords>
        <View />
      </LateWords>
    )
  }
}

const load = {
  overview: async () => (await import('#client/parts/overview/overview.tsx')).Overview,
  route: async () => (await import('#client/parts/route/route.tsx')).Route,
  programme: async () => worded((await import('#client/parts/programme/programme.tsx')).Programme),
  tasks: async () => worded((await import('#client/parts/tasks/tasks.tsx')).Tasks),
  budget: async () => worded((await import('#client/parts/budget/budget.tsx')).Budget),
  texts: async () => worded((await import('#client/parts/texts/texts.tsx')).Texts),
  agreement: async () => worded((await import('#client/parts/agreement/agreement.tsx')).Agreement),
  talk: async () => (await import('#client/parts/talk/talk.tsx')).Talk,
} satisfies Record<Part, () => Promise<ComponentType>>

/** Each part as a component that fetches itself. */
export const partViews: Readonly<Record<Part, ComponentType>> = {
  overview: fetched(load.overview),
  route: fetched(load.route),
  programme: fetched(load.programme),
  tasks: fetched(load.tasks),
  budget: fetched(load.budget),
  texts: fetched(load.texts),
  agreement: fetched(load.agreement),
  talk: fetched(load.talk),
}

// What the parts themselves fetch when it is first opened.
const loadWithin: readonly (() => Promise<unknown>)[] = [
  () => import('./aside/aside-sheet.tsx'),
  () => import('./exporting/export-sheet.tsx'),
  () => import('./more-sheet.tsx'),
  () => import('../settings-sheet.tsx'),
  () => import('#client/parts/overview/about-sheet.tsx'),
  () => import('#client/parts/overview/groups-sheet.tsx'),
  () => import('#client/parts/route/route-sheets.tsx'),
  () => import('#client/parts/route/lost-legs.tsx'),
  () => import('#client/parts/talk/only-about.tsx'),
  () => import('#client/parts/talk/who-here-list.tsx'),
  () => import('#client/ui/menu-list.tsx'),
  () => import('#client/ui/day-picker.tsx'),
]

/** Fetches the parts, sheets and pickers one after the other, so that they are there when the line is not. */
export async function fetchParts(): Promise<void> {
  for (const part of parts) await load[part]()
  for (const fetchOne of loadWithin) await fetchOne()
}
