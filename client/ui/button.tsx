/** Buttons: one for words (with or without an icon), one that is only an icon and therefore needs a name. */
import type { ReactElement, ReactNode, Ref } from 'react'
import { type PressEvent, Button as RacButton } from 'react-aria-components'
import { Tip } from './tip.tsx'

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger'

export type ButtonProps = {
  readonly children: ReactNode
  readonly variant?: ButtonVariant
  readonly icon?: ReactElement
  readonly size?: 'normal' | 'small'
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  /** True while the press is being worked on: the button stays focusable and says so. */
  readonly isPending?: boolean
  readonly onPress?: (event: PressEvent) => void
  readonly autoFocus?: boolean
  readonly className?: string
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
  readonly 'aria-expanded'?: boolean
  readonly 'aria-pressed'?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with words. `primary` stands at most once on a screen. */
export function Button(props: ButtonProps): ReactElement {
  const { variant = 'plain', size = 'normal', icon, children, className = '', type = 'button', ...rest } = props
  return (
    <RacButton {...rest} type={type} className={`ui-button ui-button-${variant} ui-button-${size} ${className}`}>
      {icon}
      <span className="ui-button-words">{children}</span>
    </RacButton>
  )
}

export type IconButtonProps = {
  /** What the button does, in words: its accessible name and its tip. */
  readonly label: string
  readonly icon: ReactElement
  readonly variant?: ButtonVariant
  readonly isDisabled?: boolean
  readonly onPress?: (event: PressEvent) => void
  readonly className?: string
  readonly 'aria-expanded'?: boolean
  readonly 'aria-pressed'?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that shows only an icon; its name appears on hover and focus. */
export function IconButton({ label, icon, variant = 'quiet', className = '', ...rest }: IconButtonProps): ReactElement {
  return (
    <Tip words={label}>
      <RacButton {...rest} aria-label={label} className={`ui-icon-button ui-button-${variant} ${className}`}>
        {icon}
      </RacButton>
    </Tip>
  )
}
