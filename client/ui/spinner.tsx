/** Something is being fetched. */
import type { ReactElement } from 'react'

/** A turning ring with a name; still, with the words beside it, where motion is not wanted. */
export function Spinner({ label }: { readonly label: string }): ReactElement {
  return (
    <div role="progressbar" aria-label={label} className="ui-spinner">
      <span aria-hidden className="ui-spinner-ring" />
      <span aria-hidden>{label}</span>
    </div>
  )
}
