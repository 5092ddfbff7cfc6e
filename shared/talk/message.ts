/** One line of a board's talk, and what it can be about. */
import type { Person } from '../agreement/standing.ts'
import type { Id } from '../ids.ts'

export const aboutKinds = ['stop', 'leg', 'item', 'task', 'line', 'section', 'proposal'] as const

/** The thing of the plan that a message speaks of. */
export type About = { readonly kind: (typeof aboutKinds)[number]; readonly id: Id }

/** What happened, for a line that the server writes by itself. Worded by the reader's word file. */
export type SystemEvent =
  | { readonly event: 'proposed'; readonly version: number }
  | { readonly event: 'decided'; readonly version: number; readonly kind: 'approve' | 'object' | 'abstain' }
  | { readonly event: 'agreed'; readonly version: number }
  | { readonly event: 'withdrawn'; readonly version: number }

export type Message = {
  /** Made by the writer's device, so that sending it again is harmless. The server's own lines are named after the event. */
  readonly id: Id
  readonly board: Id
  /** Rises by one a message within its board. */
  readonly seq: number
  readonly by: Person
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** The language it was written in. */
  readonly language: string
  readonly text: string
  readonly about: About | null
  /** Set for a line that the server wrote; then `by` is the person who caused it and `text` a comment or empty. */
  readonly system: SystemEvent | null
}
