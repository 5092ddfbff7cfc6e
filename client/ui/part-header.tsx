/** The head of a part: its heading, a summary in figures, and what can be done. */
import type { ReactElement, ReactNode } from 'react'

export type PartHeaderProps = {
  readonly title: string
  readonly summary?: ReactNode
  readonly actions?: ReactNode
  /** Beside the title: a word on the state. */
  readonly note?: ReactNode
}

/** The one `h2` of a part. */
export function PartHeader({ title, summary, actions, note }: PartHeaderProps): ReactElement {
  return (
    <header className="ui-part-header">
      <div className="ui-part-words">
        <h2 className="ui-part-title" tabIndex={-1}>
          {title}
        </h2>
        {note}
        {summary === undefined ? null : <p className="ui-part-summary">{summary}</p>}
      </div>
      {actions === undefined ? null : <div className="ui-part-actions">{actions}</div>}
    </header>
  )
}
