/** Asking the server for an invitation: while it is made, what came, and what was refused. */
import { useState } from 'react'
import { makeInvitation } from '#client/state/invitations.ts'
import type { InviteReply, InviteRequest } from '#shared/protocol/invitations.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

export type Making = {
  readonly made: InviteReply | null
  readonly refusal: Refusal | null
  readonly isPending: boolean
  make(request: InviteRequest): void
  /** Begins another one. */
  again(): void
}

/** `onMade` hears of each one that was made. */
export function useMaking(onMade?: () => void): Making {
  const [made, setMade] = useState<InviteReply | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isPending, setPending] = useState(false)
  const ask = async (request: InviteRequest) => {
    setPending(true)
    try {
      setMade(await makeInvitation(request))
      setRefusal(null)
      onMade?.()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    } finally {
      setPending(false)
    }
  }
  return { made, refusal, isPending, make: request => void ask(request), again: () => setMade(null) }
}
