/** The name of a control, shown on hover and focus; can be dismissed with Escape (WCAG 1.4.13). */
import type { ReactElement } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

/** Shows `words` beside its child while that has the pointer or the focus. The child must be a pressable control. */
export function Tip({ words, children }: { readonly words: string; readonly children: ReactElement }): ReactElement {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <Tooltip className="ui-tip" offset={6}>
        {words}
      </Tooltip>
    </TooltipTrigger>
  )
}
