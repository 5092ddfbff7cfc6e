/** One panel of the overview: a heading, perhaps a figure and a button, and what it says. */
import { type ReactElement, type ReactNode, useId } from 'react'

export type PanelProps = {
  readonly title: string
  /** Beside the heading: a sum or a state. */
  readonly note?: ReactNode
  readonly action?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

/** A named section, so that screen readers can jump from panel to panel. */
export function Panel({ title, note, action, children, className = '' }: PanelProps): ReactElement {
  const id = useId()
  return (
    <section className={`overview-panel ${className}`} aria-labelledby={id}>
      <div className="overview-panel-head">
        <h3 id={id}>{title}</h3>
        {note === undefined ? null : <span className="overview-panel-note">{note}</span>}
        {action}
      </div>
      {children}
    </section>
  )
}
