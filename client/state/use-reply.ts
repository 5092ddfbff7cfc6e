/** Something asked of the server, with its answer or its no. */
import { useCallback, useEffect, useState } from 'react'
import { Refusal } from '#shared/protocol/refusals.ts'

export type Reply<Value> =
  | { readonly state: 'asked' }
  | { readonly state: 'here'; readonly value: Value }
  | { readonly state: 'refused'; readonly refusal: Refusal }

/** Asks when `ask` changes and when `again` is called. Anything but a Refusal is thrown to the nearest error boundary. */
export function useReply<Value>(ask: () => Promise<Value>): readonly [Reply<Value>, () => void] {
  const [reply, setReply] = useState<Reply<Value>>({ state: 'asked' })
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is how one asks again
  useEffect(() => {
    let isWanted = true
    setReply(last => (last.state === 'asked' ? last : { state: 'asked' }))
    ask().then(
      value => isWanted && setReply({ state: 'here', value }),
      error => {
        if (!isWanted) return
        if (error instanceof Refusal) setReply({ state: 'refused', refusal: error })
        else setBug({ error })
      },
    )
    return () => {
      isWanted = false
    }
  }, [ask, turn])
  if (bug !== null) throw bug.error
  const again = useCallback(() => setTurn(last => last + 1), [])
  return [reply, again]
}
