/** How a person or a city is marked: initials in a colour, always with a name; or a dot beside a name. */
import type { CSSProperties, ReactElement } from 'react'

/** The style that gives a city colour (1 to 8) to an element and what stands in it, as `--city`. */
export function cityStyle(colour: number): CSSProperties {
  return { '--city': `var(--city-${colour})` } as CSSProperties
}

export type MarkProps = {
  readonly initials: string
  /** City colour, 1 to 8. */
  readonly colour: number
  /** Full name: the mark's accessible name and tip. Empty where the name stands beside it in words. */
  readonly name: string
  readonly size?: 'normal' | 'small' | 'large'
}

/** A round mark with initials. */
export function Mark({ initials, colour, name, size = 'normal' }: MarkProps): ReactElement {
  const named = name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name }
  return (
    <span {...named} className={`ui-mark ui-mark-${size}`} style={cityStyle(colour)}>
      <span aria-hidden>{initials}</span>
    </span>
  )
}

/** A dot in a city colour; the city's name must stand beside it. */
export function Dot({ colour }: { readonly colour: number }): ReactElement {
  return <span aria-hidden className="ui-dot" style={cityStyle(colour)} />
}
