/** Reads a part of something that changes, and renders again only when that part changed. */
import { useRef, useSyncExternalStore } from 'react'
import type { Source } from '#client/link/board-state.ts'
import { isSame } from './same.ts'

type Memo<Whole, Part> = { readonly whole: Whole; readonly select: (whole: Whole) => Part; readonly part: Part }

/** The part of `source` that `select` picks. Equal parts (by content, two levels deep) count as unchanged. */
export function useSource<Whole, Part>(source: Source<Whole>, select: (whole: Whole) => Part): Part {
  const memo = useRef<Memo<Whole, Part>>(undefined)
  const read = () => {
    const whole = source.get()
    const last = memo.current
    if (last !== undefined && last.whole === whole && last.select === select) return last.part
    const part = select(whole)
    const kept = last !== undefined && isSame(last.part, part) ? last.part : part
    memo.current = { whole, select, part: kept }
    return kept
  }
  return useSyncExternalStore(source.subscribe, read)
}
