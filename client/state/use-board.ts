/** Who takes part in the open board. */
import { useMemo } from 'react'
import { type Actor, type BoardAction, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Committee, MemberInfo } from '#shared/protocol/routes.ts'
import { useSession } from './board-context.ts'
import { useBoardState } from './use-link.ts'

export type Board = {
  readonly id: Id
  readonly me: Actor
  readonly committees: readonly Committee[]
  readonly members: readonly MemberInfo[]
  committee(id: Id | null): Committee | undefined
  member(id: Id | null): MemberInfo | undefined
  /** True when I may do `action` here: what the page shows. What counts is the server's answer to the same question. */
  may(action: BoardAction): boolean
}

/** The board's people. `me` is as the server last saw me. */
export function useBoard(): Board {
  const { info } = useSession()
  const actor = useBoardState(state => state.actor)
  return useMemo(() => {
    const committees = new Map(info.committees.map(each => [each.id, each]))
    const members = new Map(info.members.map(each => [each.id, each]))
    const me = actor ?? info.actor
    const access = { board: info.id, partnership: me.partnership, committees: [...committees.keys()] }
    return {
      id: info.id,
      me,
      committees: info.committees,
      members: info.members,
      committee: id => (id === null ? undefined : committees.get(id)),
      member: id => (id === null ? undefined : members.get(id)),
      may: action => may(me, action, access),
    }
  }, [info, actor])
}
