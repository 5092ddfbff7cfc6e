/** A box to tick, with its words beside it. */
import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import { Checkbox } from 'react-aria-components'

export type CheckFieldProps = {
  readonly label: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly className?: string
}

/** A tick box that changes at once. */
export function CheckField({ label, value, className = '', ...rest }: CheckFieldProps): ReactElement {
  return (
    <Checkbox {...rest} isSelected={value} className={`ui-check ${className}`}>
      <span className="ui-check-box">
        <Check aria-hidden size={16} strokeWidth={3} />
      </span>
      <span>{label}</span>
    </Checkbox>
  )
}
