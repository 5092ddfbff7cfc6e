/** Fields for numbers and for money, typed in the reader's way and committed like text. */
import './no-markup.ts'
import { type ReactElement, useState } from 'react'
import { useLocale } from 'react-aria-components'
import { currencyDigits, numberText, parseNumber } from './number-text.ts'
import { DraftField, type FieldLook } from './text-field.tsx'
import { useUiWords } from './ui-words.tsx'
import { useDraft } from './use-draft.ts'

export type NumberFieldProps = FieldLook & {
  readonly value: number | null
  /** Null when the field was emptied. */
  readonly onCommit: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  /** Most decimal digits kept; 0 for whole numbers. */
  readonly digits?: number
  readonly placeholder?: string
}

/** A number. What cannot be understood stays in the field with a word on it and is not committed. */
export function NumberField(props: NumberFieldProps): ReactElement {
  const { locale } = useLocale()
  const digits = { min: 0, max: props.digits ?? 6 }
  return <ParsedField {...props} text={props.value === null ? '' : numberText(props.value, locale, digits)} />
}

export type MoneyFieldProps = Omit<NumberFieldProps, 'digits'> & {
  /** ISO 4217; decides the digits. `value` is in minor units (cents), a whole number. */
  readonly currency: string
}

/** An amount of money in minor units, shown and typed in major units. */
export function MoneyField(props: MoneyFieldProps): ReactElement {
  const { locale } = useLocale()
  const places = currencyDigits(props.currency)
  const unit = 10 ** places
  const value = props.value === null ? '' : numberText(props.value / unit, locale, { min: places, max: places })
  const commit = (major: number | null) => props.onCommit(major === null ? null : Math.round(major * unit))
  return (
    <ParsedField
      {...props}
      text={value}
      onCommit={commit}
      note={props.note ?? <span className="ui-unit">{props.currency}</span>}
    />
  )
}

function ParsedField(props: NumberFieldProps & { readonly text: string }): ReactElement {
  const { locale } = useLocale()
  const words = useUiWords()
  const [wrong, setWrong] = useState<string | null>(null)
  const draft = useDraft(wrong ?? props.text, typed => {
    const value = typed.trim() === '' ? null : parseNumber(typed, locale)
    const isWrong = typed.trim() !== '' && !isWithin(value, props)
    setWrong(isWrong ? typed : null)
    if (!isWrong) props.onCommit(round(value, props.digits))
  })
  return (
    <DraftField
      {...props}
      draft={draft}
      dir="ltr"
      inputMode={props.digits === 0 ? 'numeric' : 'decimal'}
      className={`ui-number ${props.className ?? ''}`}
      error={wrong === null ? props.error : words.notANumber}
    />
  )
}

function isWithin(value: number | null, bounds: { readonly min?: number; readonly max?: number }): boolean {
  return value !== null && value >= (bounds.min ?? -Infinity) && value <= (bounds.max ?? Infinity)
}

function round(value: number | null, digits: number | undefined): number | null {
  if (value === null || digits === undefined) return value
  return Math.round(value * 10 ** digits) / 10 ** digits
}
