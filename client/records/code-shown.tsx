/** A one-time code to be read off a screen, or read out: large, in two groups, and for screen readers sign by sign. */
import './code.css'
import type { ReactElement } from 'react'
import { shownCode } from '#shared/protocol/codes.ts'

/** The code is Latin whatever the page's language, so it runs from the left. */
export function CodeShown({ code, label }: { readonly code: string; readonly label: string }): ReactElement {
  return (
    <p className="code-shown" role="status">
      <span className="ui-hidden">
        {label}: {[...code].join(' ')}
      </span>
      <bdi aria-hidden dir="ltr" lang="en">
        {shownCode(code)}
      </bdi>
    </p>
  )
}
