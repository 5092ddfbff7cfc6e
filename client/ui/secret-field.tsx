/** A field for a password: hidden or shown, whole as typed or pasted, and named so that password keepers know it. */
import './secret.css'
import { Eye, EyeOff } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Input, TextField as RacTextField } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { FieldFoot, FieldLabel } from './text-field.tsx'

export type SecretFieldProps = {
  readonly label: string
  readonly showLabel: string
  readonly hideLabel: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

/** Nothing is kept or sent by the field itself. Always from left to right, since secrets are mostly Latin. */
export function SecretField(props: SecretFieldProps): ReactElement {
  const [isShown, setShown] = useState(false)
  return (
    <RacTextField
      className="ui-field"
      type={isShown ? 'text' : 'password'}
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      {...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus })}
    >
      <FieldLabel label={props.label} />
      <div className="ui-secret">
        <Input
          className="ui-box"
          dir="ltr"
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
        <IconButton
          label={isShown ? props.hideLabel : props.showLabel}
          icon={isShown ? <EyeOff aria-hidden size={20} /> : <Eye aria-hidden size={20} />}
          aria-pressed={isShown}
          onPress={() => setShown(!isShown)}
        />
      </div>
      <FieldFoot description={props.description} error={props.error} />
    </RacTextField>
  )
}
