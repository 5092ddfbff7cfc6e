/** Whether the window is of a certain size or kind. */
import { useCallback, useSyncExternalStore } from 'react'

/** True while the media query holds. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Wide enough for rail, part and talk side by side. */
export const wideWindow = '(min-width: 75em)'
/** A phone, or a window zoomed to the width of one. */
export const narrowWindow = '(max-width: 47.99em)'
