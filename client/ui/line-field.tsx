/** A field of one line in a form that is sent with a button: what is typed goes nowhere before. */
import './secret.css'
import type { ReactElement } from 'react'
import { Input, TextField as RacTextField } from 'react-aria-components'
import { FieldFoot, FieldLabel } from './text-field.tsx'

export type LineFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'username' | 'one-time-code' | 'off'
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly dir?: 'ltr' | 'auto'
  /** `code`: large, with space between the letters. */
  readonly look?: 'plain' | 'code'
}

/** Whatever is typed stands as it was typed; spelling and capitals are nobody's business here. */
export function LineField({ look = 'plain', dir = 'auto', ...props }: LineFieldProps): ReactElement {
  return (
    <RacTextField
      className="ui-field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      {...(props.autoFocus === undefined ? {} : { autoFocus: props.autoFocus })}
    >
      <FieldLabel label={props.label} />
      <Input
        className={look === 'code' ? 'ui-box ui-code-box' : 'ui-box'}
        dir={dir}
        autoComplete={props.autoComplete}
        autoCapitalize={look === 'code' ? 'characters' : 'none'}
        autoCorrect="off"
        spellCheck={false}
        maxLength={props.maxLength}
      />
      <FieldFoot description={props.description} error={props.error} />
    </RacTextField>
  )
}
