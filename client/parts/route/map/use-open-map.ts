/** One open map in an element: opened when the element is there, told of every change, closed with it. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#shared/ids.ts'
import type { Stop } from '#shared/plan/plan.ts'
import { pointOf } from '#shared/plan/route.ts'
import type { Box } from './labels.ts'
import type { OpenMap } from './open-map.ts'
import type { MapStop } from './pins.ts'

export type MapView = {
  readonly element: RefObject<HTMLDivElement | null>
  readonly map: OpenMap | null
  readonly state: 'loading' | 'open' | 'failed'
  /** Tries again to load a map that could not be had. */
  retry(): void
}

/** The map library and the land come over the line only now, so that the list never waits for them. */
export function useOpenMap(stops: readonly Stop[], selected: Id | null, onSelect: (id: Id) => void): MapView {
  const element = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<OpenMap | null>(null)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const select = useRef(onSelect)
  select.current = onSelect
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is what a retry changes
  useEffect(() => {
    let isWanted = true
    let opened: OpenMap | null = null
    setFailed(false)
    open(element, id => select.current(id)).then(
      made => {
        opened = made
        if (isWanted) setMap(made)
        else made?.close()
      },
      error => {
        console.warn('map.failed', error)
        if (isWanted) setFailed(true)
      },
    )
    return () => {
      isWanted = false
      opened?.close()
      setMap(null)
    }
  }, [attempt])
  useShown(map, stops, selected)
  const retry = useCallback(() => setAttempt(count => count + 1), [])
  return { element, map, state: failed ? 'failed' : map === null ? 'loading' : 'open', retry }
}

async function open(element: RefObject<HTMLDivElement | null>, onSelect: (id: Id) => void): Promise<OpenMap | null> {
  const { openMap } = await import('./open-map.ts')
  if (element.current === null) return null
  const matches = (query: string) => window.matchMedia(query).matches
  return openMap(element.current, {
    onSelect,
    pageScrolls: matches('(pointer: coarse)'),
    blocked: () => toolsBox(element.current),
    calm: matches('(prefers-reduced-motion: reduce)'),
  })
}

function useShown(map: OpenMap | null, stops: readonly Stop[], selected: Id | null): void {
  const { t } = useTranslation()
  useEffect(() => {
    const shown = stops.flatMap((stop, index): MapStop[] => {
      const point = pointOf(stop)
      const label = t('route.stopLabel', { name: stop.name, position: index + 1, count: stops.length })
      return point === null ? [] : [{ ...point, id: stop.id, name: stop.name, label }]
    })
    map?.show(shown, selected)
  }, [map, stops, selected, t])
}

function toolsBox(map: HTMLElement | null): Box | null {
  const tools = map?.parentElement?.querySelector('.route-map-tools')
  if (!map || !tools) return null
  const [view, box] = [map.getBoundingClientRect(), tools.getBoundingClientRect()]
  return {
    left: box.left - view.left,
    right: box.right - view.left,
    top: box.top - view.top,
    bottom: box.bottom - view.top,
  }
}
