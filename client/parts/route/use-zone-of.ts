/** The time zone of a position, asked of the server, which knows it offline. */
import { useCallback, useRef, useState } from 'react'
import { getZone } from '#client/state/api.ts'
import type { Zone } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

/** `find` looks the zone up and hands it on; `failed` is true when the last look-up had no answer. */
export type ZoneFinder = { find(lat: number | null, lon: number | null): void; readonly failed: boolean }

/** Only the answer to the newest question is handed to `onFound`. */
export function useZoneOf(onFound: (zone: Zone) => void): ZoneFinder {
  const [failed, setFailed] = useState(false)
  const asked = useRef(0)
  const found = useRef(onFound)
  found.current = onFound
  const find = useCallback(async (lat: number | null, lon: number | null) => {
    asked.current += 1
    const mine = asked.current
    setFailed(false)
    if (lat === null || lon === null) return
    try {
      const zone = await getZone(lat, lon)
      if (mine === asked.current) found.current(zone)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (mine === asked.current) setFailed(true)
    }
  }, [])
  return { find: (lat, lon) => void find(lat, lon), failed }
}
