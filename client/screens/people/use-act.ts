/** Something done at the press of a button: pending while the server works, and its no in words. */
import { useState } from 'react'
import { Refusal } from '#shared/protocol/refusals.ts'

export type Act = {
  readonly isPending: boolean
  readonly refusal: Refusal | null
  /** Resolves to true when it was done. */
  run(work: () => Promise<void>): Promise<boolean>
}

/** Anything but a Refusal is thrown to the nearest error boundary. */
export function useAct(): Act {
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null)
  if (bug !== null) throw bug.error
  const run = async (work: () => Promise<void>) => {
    setPending(true)
    setRefusal(null)
    try {
      await work()
      return true
    } catch (error) {
      if (error instanceof Refusal) setRefusal(error)
      else setBug({ error })
      return false
    } finally {
      setPending(false)
    }
  }
  return { isPending, refusal, run }
}
