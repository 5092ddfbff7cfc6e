/** Country and time zone of a place: two long lists that are narrowed by typing. */
import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldMark } from '#client/records/editing.tsx'
import { useFormat } from '#client/state/use-format.ts'
import type { Zone } from '#shared/plan/plan.ts'
import { ChoiceField } from './choice-field.tsx'
import { countryCodes } from './country-codes.ts'

type FieldProps<Value> = {
  readonly value: Value
  readonly onCommit: (value: Value) => void
  readonly isReadOnly?: boolean
} & Partial<FieldMark>

/** A country by its name in the reader's language; empty for none. */
export function CountryField(props: FieldProps<string>): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const choices = useMemo(() => {
    const named = countryCodes.map(code => ({ value: code, label: format.country(code), more: code }))
    return named.sort((a, b) => format.collator.compare(a.label, b.label))
  }, [format])
  return <ChoiceField {...props} label={t('route.country')} choices={choices} />
}

/** A zone id; null for none. `problem` says why it could not be found from the position. */
export function ZoneField({
  problem,
  ...props
}: FieldProps<Zone | null> & { readonly problem?: string }): ReactElement {
  const { t } = useTranslation()
  const choices = useMemo(() => Intl.supportedValuesOf('timeZone').map(zone => ({ value: zone, label: zone })), [])
  return (
    <ChoiceField
      {...props}
      label={t('route.zone')}
      description={problem ?? t('route.zoneHint')}
      value={props.value ?? ''}
      choices={choices}
      onCommit={zone => props.onCommit(zone === '' ? null : zone)}
    />
  )
}
