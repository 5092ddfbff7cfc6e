/** Who may do what on a board. `may` is the only place where permission is decided; client and server both ask it. */
import type { Id } from '../ids.ts'

export const roles = ['chair', 'editor', 'commenter', 'observer'] as const
export type Role = (typeof roles)[number]

/** A signed-in member as the server saw them. The client holds a copy for what it shows; only the server's counts. */
export type Actor = {
  readonly member: Id
  readonly name: string
  readonly committee: Id
  readonly partnership: Id
  readonly role: Role
  /** May sign a decision in the committee's name. */
  readonly signatory: boolean
  /** The office as printed beside a decision, such as "Secretary". */
  readonly office: string
}

/** What `may` needs to know of a board. */
export type BoardAccess = {
  readonly board: Id
  readonly partnership: Id
  /** Committees taking part. */
  readonly committees: readonly Id[]
}

export const actions = ['read', 'edit', 'talk', 'propose', 'decide', 'withdraw', 'export', 'create-board'] as const
export type Action = (typeof actions)[number]

const rights: Readonly<Record<Role, readonly Action[]>> = {
  chair: ['read', 'edit', 'talk', 'propose', 'withdraw', 'export', 'create-board'],
  editor: ['read', 'edit', 'talk', 'propose', 'withdraw', 'export'],
  commenter: ['read', 'talk', 'export'],
  observer: ['read', 'export'],
}

/** True when `actor` may do `action` on `board`. A member of a committee that takes no part may do nothing there. */
export function may(actor: Actor, action: Action, board: BoardAccess): boolean {
  if (actor.partnership !== board.partnership) return false
  if (!board.committees.includes(actor.committee)) return false
  if (action === 'decide') return actor.signatory
  return rights[actor.role].includes(action)
}
