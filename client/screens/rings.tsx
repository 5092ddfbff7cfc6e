/** The mark: two interlocking rings, two cities. */
import type { ReactElement } from 'react'

/** Decoration beside the product's name or a link that has words. */
export function Rings({ size = 28 }: { readonly size?: number }): ReactElement {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="3">
      <circle cx="11.5" cy="16" r="7" />
      <path d="M15.2 10.1a7 7 0 1 1 0 11.8" />
    </svg>
  )
}
