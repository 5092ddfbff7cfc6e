/** A choice among two to four, all visible: a row of joined buttons. */
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef } from 'react'
import { useLocale } from 'react-aria-components'

export type SegmentedProps<Value extends string> = {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: ReactNode }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly isDisabled?: boolean
  readonly className?: string
}

/** Exactly one option is chosen at any time. The arrow keys move along the row; Space and Enter choose. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>): ReactElement {
  const group = useRef<HTMLDivElement>(null)
  const { direction } = useLocale()
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, direction)
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])]
    const next = buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]
    if (step === 0) return
    event.preventDefault()
    next?.focus()
  }
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={props.label}
      className={`ui-segmented ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
    >
      {props.options.map(option => (
        <Segment
          key={option.value}
          isChosen={option.value === props.value}
          isDisabled={props.isDisabled ?? false}
          onChoose={() => props.onChange(option.value)}
        >
          {option.icon}
          {option.label}
        </Segment>
      ))}
    </div>
  )
}

type SegmentProps = {
  readonly isChosen: boolean
  readonly isDisabled: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Segment({ isChosen, isDisabled, onChoose, children }: SegmentProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input cannot hold the icon and the words
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      className="ui-segment"
      data-selected={isChosen || undefined}
      data-disabled={isDisabled || undefined}
      disabled={isDisabled}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => {
        if (!isChosen) onChoose()
      }}
    >
      {children}
    </button>
  )
}

// "Next" lies where reading goes on.
function stepOf(key: string, direction: 'ltr' | 'rtl'): -1 | 0 | 1 {
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return 0
  return (key === 'ArrowRight') === (direction === 'ltr') ? 1 : -1
}
