/** Something that is sent with a press: whether it is on its way, and the no that came back. */
import { useState } from 'react'
import { Refusal } from '#shared/protocol/refusals.ts'

export type Sending = {
  readonly isPending: boolean
  readonly refusal: Refusal | null
  /** Sends; `then` runs when it was done. A bug is thrown to the nearest edge. */
  send<Value>(what: () => Promise<Value>, then?: (value: Value) => void): void
}

/** One at a time: a press while another is under way does nothing. */
export function useSending(): Sending {
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null)
  if (bug !== null) throw bug.error
  const send = <Value>(what: () => Promise<Value>, then?: (value: Value) => void) => {
    if (isPending) return
    setPending(true)
    setRefusal(null)
    what()
      .then(then, error => (error instanceof Refusal ? setRefusal(error) : setBug({ error })))
      .finally(() => setPending(false))
  }
  return { isPending, refusal, send }
}
