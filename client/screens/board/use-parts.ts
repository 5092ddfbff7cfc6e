/** The parts of the board that somebody is shown, and which of them stand in the bar of a phone. */
import { useMemo } from 'react'
import { useGuest } from '#client/state/part-context.ts'
import { inBar, type Part, parts } from './parts.tsx'

export type Parts = { readonly all: readonly Part[]; readonly bar: readonly Part[]; readonly more: readonly Part[] }

/** Members see all; guests the overview, what they are invited to, and the talk. */
export function useParts(): Parts {
  const guest = useGuest()
  return useMemo(() => {
    if (guest === null) return { all: parts, bar: inBar, more: parts.filter(each => !inBar.includes(each)) }
    const own = parts.filter(each => guest.parts.some(part => part === each))
    // The bar has room for four, and the last of them is the talk.
    const bar: Part[] = ['overview', ...own.slice(0, 2), 'talk']
    return { all: ['overview', ...own, 'talk'], bar, more: own.slice(2) }
  }, [guest])
}
