/** One section of the page on people's data. */
import { type ReactElement, type ReactNode, useId } from 'react'

type SectionProps = { readonly title: string; readonly children: ReactNode }

/** A landmark with its heading. */
export function Section({ title, children }: SectionProps): ReactElement {
  const id = useId()
  return (
    <section className="privacy-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** Sentences, one a line. */
export function Lines({ lines }: { readonly lines: readonly string[] }): ReactElement {
  return (
    <ul className="privacy-list">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
