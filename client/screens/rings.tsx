/** The mark: two interlocking rings, two cities. */
import type { ReactElement } from 'react'

/** Decoration beside the product's name or a link that has words. `size` is its height in pixels. */
export function Rings({ size = 20 }: { readonly size?: number }): ReactElement {
  return (
    <svg
      aria-hidden
      width={size * 1.6}
      height={size}
      viewBox="0 0 32 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
    >
      <path d="M14.38 17.25A8 8 0 1 1 17.39 14.81" />
      <path d="M17.62 2.75A8 8 0 1 1 14.61 5.19" />
    </svg>
  )
}
