/** One of several options, from a list that opens. */
import { Check, ChevronDown } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { FieldFoot, FieldLabel, type FieldLook } from './text-field.tsx'

export type Option<Value extends string> = {
  readonly value: Value
  readonly label: string
  /** Before the label: a dot in a colour, an icon. */
  readonly mark?: ReactNode
  /** Language of the label, when it is not the reader's. */
  readonly lang?: string
}

export type SelectFieldProps<Value extends string> = FieldLook & {
  readonly value: Value | null
  readonly options: readonly Option<Value>[]
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
}

/** A select. For "none" give an option with the value '' and its words. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>): ReactElement {
  const pick = (key: unknown) => {
    const option = props.options.find(each => `=${each.value}` === key)
    if (option !== undefined && option.value !== props.value) props.onChange(option.value)
  }
  return (
    <Select
      className={`ui-field ${props.className ?? ''}`}
      selectedKey={props.value === null ? null : `=${props.value}`}
      onSelectionChange={pick}
      isDisabled={props.isDisabled === true || props.isReadOnly === true}
      isInvalid={props.error !== undefined}
      onFocusChange={props.onFocusChange}
      placeholder={props.placeholder ?? ''}
    >
      <FieldLabel label={props.label} note={props.note} isHidden={props.isLabelHidden} />
      <Button className="ui-box ui-select-button">
        <SelectValue className="ui-select-value" />
        <ChevronDown aria-hidden size={18} />
      </Button>
      <FieldFoot description={props.description} error={props.error} />
      <Popover className="ui-popover">
        <ListBox className="ui-list" items={props.options.map(option => ({ id: `=${option.value}`, ...option }))}>
          {option => <OptionRow {...option} />}
        </ListBox>
      </Popover>
    </Select>
  )
}

// The key has a sign before it because react-aria takes an empty key for none.
function OptionRow({ id, label, mark, lang }: Option<string> & { readonly id: string }): ReactElement {
  return (
    <ListBoxItem id={id} textValue={label} className="ui-option">
      {mark}
      <span className="ui-option-words" {...(lang === undefined ? {} : { lang })}>
        {label}
      </span>
      <Check aria-hidden size={16} className="ui-option-check" />
    </ListBoxItem>
  )
}
