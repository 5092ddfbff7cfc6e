/** Who is here and where they work, as the server saw it. */
import { useCallback, useMemo } from 'react'
import type { BoardState } from '#client/link/board-state.ts'
import type { Id } from '#shared/ids.ts'
import type { Presence } from '#shared/protocol/events.ts'
import { useSession } from './board-context.ts'
import { useBoardState } from './use-link.ts'

export type PresenceView = {
  /** All connections, mine too. */
  readonly here: readonly Presence[]
  /** All but this page. */
  readonly others: readonly Presence[]
  /** Says where I work: a part, perhaps a record, perhaps one of its fields. */
  setPlace(part: string, record?: Id | null, field?: string | null): void
  /** The others who are in this record, or in this field of it. */
  editing(record: Id, field?: string): readonly Presence[]
}

/** The people here, and how to say where I am. */
export function usePresence(): PresenceView {
  const { line } = useSession()
  const { here, me } = useBoardState(people)
  // The same function however people come and go, so that an effect may depend on it.
  const setPlace = useCallback<PresenceView['setPlace']>(
    (part, record = null, field = null) => line.setPresence({ place: { part, record, field } }),
    [line],
  )
  return useMemo(() => {
    const others = here.filter(each => each.id !== me)
    return {
      here,
      others,
      setPlace,
      editing: (record, field) => others.filter(each => isAt(each, record, field)),
    }
  }, [setPlace, here, me])
}

function people(state: BoardState): { readonly here: readonly Presence[]; readonly me: Id | null } {
  return { here: state.presence, me: state.connectionId }
}

function isAt({ place }: Presence, record: Id, field: string | undefined): boolean {
  return place !== null && place.record === record && (field === undefined || place.field === field)
}
