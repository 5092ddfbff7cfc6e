/** Something asked of the server whose last answer stays on screen while it is asked again. */
import { useEffect, useRef, useState } from 'react'
import { type Reply, useReply } from './use-reply.ts'

/** Milliseconds of quiet before it is asked again: whoever types must not ask at each letter, least of all on a weak line. */
const quietMs = 3000

/** Asks again some seconds after `stamp` became another one. */
export function useKeptReply<Value>(ask: () => Promise<Value>, stamp: unknown): Reply<Value> {
  const [reply, again] = useReply(ask)
  const [kept, setKept] = useState<Reply<Value>>(reply)
  const seen = useRef(stamp)
  useEffect(() => {
    if (reply.state !== 'asked') setKept(reply)
  }, [reply])
  useEffect(() => {
    if (seen.current === stamp) return
    const timer = setTimeout(() => {
      seen.current = stamp
      again()
    }, quietMs)
    return () => clearTimeout(timer)
  }, [stamp, again])
  return reply.state === 'asked' ? kept : reply
}
