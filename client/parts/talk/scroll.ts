/**
 * Where the talk stands when messages come. Somebody who reads at the end follows the newest; somebody who reads above is
 * never moved, neither by a new message below nor by earlier ones that are put in above.
 */
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'

/** Pixels from the end within which a reader counts as being at the end. */
const nearEnd = 80

export type Stick = {
  readonly isAtEnd: boolean
  /** To be called when the list is scrolled. */
  onScroll(): void
  toEnd(): void
}

/** Keeps `list` in place. `first` and `last` are the keys of the first and the last line that it shows. */
export function useStick(list: RefObject<HTMLElement | null>, first: string, last: string): Stick {
  const [isAtEnd, setAtEnd] = useState(true)
  const before = useRef({ first, last, height: 0, atEnd: true })

  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const was = before.current
    if (was.atEnd) element.scrollTop = element.scrollHeight
    else if (was.first !== first && was.last === last) element.scrollTop += element.scrollHeight - was.height
    before.current = { first, last, height: element.scrollHeight, atEnd: was.atEnd }
  }, [list, first, last])

  const onScroll = useCallback(() => {
    const element = list.current
    if (!element) return
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    before.current.atEnd = atEnd
    before.current.height = element.scrollHeight
    setAtEnd(atEnd)
  }, [list])

  const toEnd = useCallback(() => {
    const element = list.current
    if (!element) return
    before.current.atEnd = true
    element.scrollTop = element.scrollHeight
    setAtEnd(true)
  }, [list])

  return { isAtEnd, onScroll, toEnd }
}
