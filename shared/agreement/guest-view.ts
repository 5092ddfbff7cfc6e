/**
 * What a guest receives of a board and where they write: which roots of the plan belong to which part. The title, dates,
 * languages and currency of the plan (`meta`) are read by every guest and written by none. Beside its own roots a part
 * brings those without which it would show something false: the programme its stops, the budget the head counts that its
 * shares are reckoned by.
 */
import { kindOfRoot, parseTextRoot } from '../plan/kinds.ts'
import type { ListKind } from '../plan/plan.ts'
import type { Presence } from '../protocol/events.ts'
import type { About, Message } from '../talk/message.ts'
import { type Actor, type Guest, type GuestPart, guestParts } from './roles.ts'

type Roots = { readonly writes: readonly ListKind[]; readonly reads: readonly ListKind[] }

/** `writes`: the part's own lists; the texts of sections go with their section. `reads`: what it needs besides. */
const rootsOf: Readonly<Record<GuestPart, Roots>> = {
  route: { writes: ['stops', 'legs'], reads: [] },
  programme: { writes: ['items'], reads: ['stops'] },
  tasks: { writes: ['tasks'], reads: [] },
  budget: { writes: ['lines', 'rates'], reads: ['groups'] },
  texts: { writes: ['sections'], reads: [] },
}

/** The list whose record a message can be about. Proposals are nothing for guests. */
const listOf: Readonly<Record<About['kind'], ListKind | null>> = {
  stop: 'stops',
  leg: 'legs',
  item: 'items',
  task: 'tasks',
  line: 'lines',
  section: 'sections',
  proposal: null,
}

/** Parts of the page that show a guest nothing which they may not see. */
const openToAll: readonly string[] = ['overview', 'talk']

/** True when a guest with these parts may have what stands in the root `root`. */
export function seesRoot(parts: readonly GuestPart[], root: string): boolean {
  if (root === 'meta') return true
  const kind = listFor(root)
  return kind !== null && seesList(parts, kind)
}

/** True when a guest with these parts may have records of `kind`. */
export function seesList(parts: readonly GuestPart[], kind: ListKind): boolean {
  return parts.some(part => rootsOf[part].writes.includes(kind) || rootsOf[part].reads.includes(kind))
}

/** True when an editing guest with these parts may change what stands in the root `root`. */
export function writesRoot(parts: readonly GuestPart[], root: string): boolean {
  const kind = listFor(root)
  return kind !== null && parts.some(part => rootsOf[part].writes.includes(kind))
}

function listFor(root: string): ListKind | null {
  if (parseTextRoot(root) !== null) return 'sections'
  const kind = kindOfRoot(root)
  return kind === 'plan' ? null : kind
}

/** True when a guest with these parts may speak and hear of this. */
export function seesAbout(parts: readonly GuestPart[], about: About | null): boolean {
  if (about === null) return true
  const list = listOf[about.kind]
  return list !== null && seesList(parts, list)
}

/** True when the message is for the guest: said during their stay, by a person, about nothing that is hidden from them. */
export function hears({ parts, since }: Guest, { at, system, about }: Message): boolean {
  return at >= since && system === null && seesAbout(parts, about)
}

/** Who is here, as a guest is told: everybody, and where they work only in what the guest sees. */
export function presenceFor({ parts }: Guest, here: readonly Presence[]): readonly Presence[] {
  return here.map(one => ({ ...one, place: placeFor(parts, one), caret: caretFor(parts, one) }))
}

function placeFor(parts: readonly GuestPart[], { place }: Presence): Presence['place'] {
  if (place === null || parts.some(part => part === place.part)) return place
  return openToAll.includes(place.part) ? { part: place.part, record: null, field: null } : null
}

function caretFor(parts: readonly GuestPart[], { caret }: Presence): Presence['caret'] {
  return caret !== null && seesRoot(parts, caret.text) ? caret : null
}

/** True once a guest's stay has ended: then they are let in nowhere any more. Members stay until they are removed. */
export function isStayOver({ guest }: Pick<Actor, 'guest'>, now: number): boolean {
  return guest !== null && guest.until <= now
}

/** The same for all whom the same is shown: their parts in a fixed order, each once. */
export function viewName(parts: readonly GuestPart[]): string {
  return guestParts.filter(part => parts.includes(part)).join(' ')
}

/** Epochs of boards stay far below. */
const epochsOfView = 1_000_000

/**
 * The epoch of a board as told to whoever gets these parts of it, all of it with null. A copy with parts left out can no
 * more be merged into another view than a copy of an older epoch: what was left out would never come.
 */
export function epochOfView(epoch: number, guest: Guest | null): number {
  if (guest === null) return epoch
  const view = guestParts.reduce((sum, part, i) => sum + (guest.parts.includes(part) ? 2 ** i : 0), 1)
  return view * epochsOfView + epoch
}
