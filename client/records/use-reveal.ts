/** Brings a row into view when it is selected from elsewhere: from the talk, the map or a warning. */
import { type RefObject, useEffect, useRef } from 'react'

/** A ref for the row. It scrolls as little as possible, and only when the selection comes to it. */
export function useReveal<Row extends HTMLElement>(isSelected: boolean): RefObject<Row | null> {
  const row = useRef<Row>(null)
  useEffect(() => {
    if (isSelected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return row
}
