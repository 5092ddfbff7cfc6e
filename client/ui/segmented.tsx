/** A choice among two to four, all visible: a row of joined buttons. */
import type { ReactElement, ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

export type SegmentedProps<Value extends string> = {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
  readonly className?: string
}

/** Exactly one option is chosen at any time. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>): ReactElement {
  const pick = (keys: Set<unknown>) => {
    const option = props.options.find(each => keys.has(each.value))
    if (option !== undefined && option.value !== props.value) props.onChange(option.value)
  }
  return (
    <ToggleButtonGroup
      aria-label={props.label}
      className={`ui-segmented ${props.className ?? ''}`}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={pick}
      isDisabled={props.isDisabled}
    >
      {props.options.map(option => (
        <ToggleButton key={option.value} id={option.value} className="ui-segment">
          {option.icon}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
