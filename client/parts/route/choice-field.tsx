/** One of many, such as countries and time zones: a list that is narrowed by typing. */
import { ChevronDown } from 'lucide-react'
import { type ReactElement, type ReactNode, useMemo } from 'react'
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { FieldLabel } from '#client/ui/text-field.tsx'

/** `more` stands after the label and can be typed too: `DE` of Germany. */
export type Choice = { readonly value: string; readonly label: string; readonly more?: string }

export type ChoiceFieldProps = {
  readonly label: string
  /** Empty for none. */
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onCommit: (value: string) => void
  readonly description?: string
  readonly isReadOnly?: boolean
  /** Beside the label: who else is in the field. */
  readonly note?: ReactNode
  readonly onFocusChange?: (isFocused: boolean) => void
}

/** A value that is not among the choices, as an older zone id, is kept and shown. */
export function ChoiceField(props: ChoiceFieldProps): ReactElement {
  const { t } = useTranslation()
  const { value, choices } = props
  const all = useMemo(() => {
    const known = value === '' || choices.some(choice => choice.value === value)
    return known ? choices : [{ value, label: value }, ...choices]
  }, [choices, value])
  return (
    <ComboBox
      className="ui-field"
      defaultItems={all.map(choice => ({ id: choice.value, ...choice }))}
      selectedKey={value === '' ? null : value}
      onSelectionChange={key => {
        const next = key === null ? '' : String(key)
        if (next !== value) props.onCommit(next)
      }}
      onFocusChange={props.onFocusChange}
      isReadOnly={props.isReadOnly}
      menuTrigger="input"
    >
      <FieldLabel label={props.label} note={props.note} />
      <div className="route-choice">
        <Input className="ui-box" dir="auto" autoComplete="off" />
        <Button className="route-choice-open">
          <ChevronDown aria-hidden size={18} />
        </Button>
      </div>
      {props.description === undefined ? null : (
        <Text slot="description" className="ui-description">
          {props.description}
        </Text>
      )}
      <Popover className="ui-popover">
        <ListBox className="ui-list" renderEmptyState={() => <p className="route-search-none">{t('route.noMatch')}</p>}>
          {(choice: Choice & { id: string }) => (
            <ListBoxItem id={choice.id} textValue={`${choice.label} ${choice.more ?? ''}`.trim()} className="ui-option">
              <span className="ui-option-words">{choice.label}</span>
              {choice.more === undefined ? null : <span className="route-option-more">{choice.more}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
