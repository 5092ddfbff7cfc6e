/** A person's picture, or their initials where there is none or it does not come. */
import './portrait.css'
import { type ReactElement, useState } from 'react'
import { Mark, type MarkProps } from './mark.tsx'

export type PortraitProps = Pick<MarkProps, 'initials' | 'colour' | 'size'> & {
  /** Where the picture lies; null for a person who has none. The name stands beside it in words. */
  readonly address: string | null
}

/** The same round as a mark. It is fetched when it comes into view. */
export function Portrait({ address, initials, colour, size = 'normal' }: PortraitProps): ReactElement {
  const [missing, setMissing] = useState<string | null>(null)
  if (address === null || address === missing) return <Mark initials={initials} colour={colour} name="" size={size} />
  return (
    <img
      className={`ui-mark ui-mark-${size} ui-portrait`}
      src={address}
      alt=""
      loading="lazy"
      decoding="async"
      onError={() => setMissing(address)}
    />
  )
}
