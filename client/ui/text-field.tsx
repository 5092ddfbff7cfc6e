/** A field for text, of one line or several. Commits on leaving, on Enter, and a moment after typing stops. */
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'
import { FieldError, Input, Label, TextField as RacTextField, Text, TextArea } from 'react-aria-components'
import { useUiWords } from './ui-words.tsx'
import { type Draft, useDraft } from './use-draft.ts'

export type FieldLook = {
  readonly label: string
  /** Keeps the label for screen readers only, where the surroundings name the field for the eye. */
  readonly isLabelHidden?: boolean
  readonly description?: string
  readonly error?: string | undefined
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly isRequired?: boolean
  readonly className?: string
  /** Beside the label: who else is in the field, a language, a state. */
  readonly note?: ReactNode
  readonly onFocusChange?: (isFocused: boolean) => void
}

export type TextFieldProps = FieldLook & {
  readonly value: string
  readonly onCommit: (text: string) => void
  readonly onChange?: (text: string) => void
  readonly multiline?: boolean
  readonly rows?: number
  readonly placeholder?: string
  readonly lang?: string
  readonly dir?: 'auto' | 'ltr' | 'rtl'
  readonly maxLength?: number
  readonly autoFocus?: boolean
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'search' | 'url'
  readonly autoComplete?: string
  readonly name?: string
}

/** A text field. A value that changes from elsewhere shows only while nobody types here. */
export function TextField(props: TextFieldProps): ReactElement {
  const draft = useDraft(props.value, props.onCommit)
  return <DraftField {...props} draft={draft} />
}

/** The same field over a draft that the caller holds: for fields whose text is a number or a name to look up. */
export function DraftField(
  props: Omit<TextFieldProps, 'value' | 'onCommit'> & { readonly draft: Draft },
): ReactElement {
  const { draft, onFocusChange, className = '' } = props
  const { tooLong } = useUiWords()
  const error = draft.tooMany > 0 ? tooLong(draft.tooMany) : props.error
  return (
    <RacTextField
      className={`ui-field ${className}`}
      value={draft.text}
      onChange={text => {
        draft.type(text)
        props.onChange?.(text)
      }}
      onFocus={draft.begin}
      onBlur={draft.end}
      onFocusChange={onFocusChange}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
      isRequired={props.isRequired}
      name={props.name}
      autoFocus={props.autoFocus}
    >
      <FieldLabel label={props.label} note={props.note} isHidden={props.isLabelHidden} />
      <FieldBox {...props} />
      <FieldFoot description={props.description} error={error} />
    </RacTextField>
  )
}

function FieldBox(props: Omit<TextFieldProps, 'value' | 'onCommit'> & { readonly draft: Draft }): ReactElement {
  const { draft, multiline } = props
  const shared = {
    className: 'ui-box',
    dir: props.dir ?? 'auto',
    maxLength: props.maxLength,
    placeholder: props.placeholder,
    ...(props.lang === undefined ? {} : { lang: props.lang }),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !multiline) draft.commit()
    if (event.key === 'Escape' && draft.isEditing) draft.cancel()
  }
  if (multiline) return <TextArea {...shared} rows={props.rows ?? 3} onKeyDown={onKeyDown} />
  return (
    <Input {...shared} inputMode={props.inputMode} autoComplete={props.autoComplete ?? 'off'} onKeyDown={onKeyDown} />
  )
}

/** The label of a field, with an optional note at its end. */
export function FieldLabel(props: {
  readonly label: string
  readonly note?: ReactNode
  readonly isHidden?: boolean | undefined
}): ReactElement {
  return (
    <span className={props.isHidden ? 'ui-hidden' : 'ui-label'}>
      <Label>{props.label}</Label>
      {props.note}
    </span>
  )
}

/** Description and error under a field. */
export function FieldFoot(props: {
  readonly description?: string | undefined
  readonly error?: string | undefined
}): ReactElement {
  return (
    <>
      {props.description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {props.description}
        </Text>
      )}
      <FieldError className="ui-error">{props.error}</FieldError>
    </>
  )
}
