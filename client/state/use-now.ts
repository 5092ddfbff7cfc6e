/** The present minute, for clocks on the page. */
import { useEffect, useState } from 'react'
import { browserClock } from '#client/link/clock.ts'

const minuteMs = 60_000

/** Milliseconds since 1970, renewed as each minute begins. */
export function useNow(): number {
  const [now, setNow] = useState(browserClock.now)
  useEffect(() => browserClock.after(minuteMs - (now % minuteMs), () => setNow(browserClock.now())), [now])
  return now
}
