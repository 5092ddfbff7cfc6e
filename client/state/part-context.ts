/** In which part of the board one is, and whether one may write there: guests see some parts, and edit in no other place. */
import { createContext, useContext } from 'react'
import type { Actor, Guest } from '#shared/agreement/roles.ts'
import { useSession } from './board-context.ts'
import { useBoardState } from './use-link.ts'

/** The part around; null outside of all of them, as in the top bar. */
export const PartContext = createContext<string | null>(null)

/** What I may see as a guest; null for a member. */
export function useGuest(): Guest | null {
  const { info } = useSession()
  return (useBoardState(actorOf) ?? info.actor).guest
}

/** False for a guest outside of their parts. */
export function useMayWriteHere(): boolean {
  const part = useContext(PartContext)
  const guest = useGuest()
  return guest === null || guest.parts.some(own => own === part)
}

function actorOf({ actor }: { readonly actor: Actor | null }): Actor | null {
  return actor
}
