/** Something is being fetched. */
import type { ReactElement } from 'react'
import { ProgressBar } from 'react-aria-components'

/** A turning ring with a name; still, with the words beside it, where motion is not wanted. */
export function Spinner({ label }: { readonly label: string }): ReactElement {
  return (
    <ProgressBar aria-label={label} isIndeterminate className="ui-spinner">
      <span aria-hidden className="ui-spinner-ring" />
      <span aria-hidden>{label}</span>
    </ProgressBar>
  )
}
