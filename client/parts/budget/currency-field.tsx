/** Choosing a currency by code and name: those that the plan uses first. */
import { type ReactElement, useMemo } from 'react'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { type Option, SelectField, type SelectFieldProps } from '#client/ui/select-field.tsx'
import type { Currency } from '#shared/plan/plan.ts'

export type CurrencyFieldProps = Omit<SelectFieldProps<Currency>, 'options'>

/** All currencies that the browser knows, so that none has to be typed right. */
export function CurrencyField(props: CurrencyFieldProps): ReactElement {
  const { locale } = useFormat()
  const used = usePlan(plan => [plan.currency, ...plan.rates.map(r => r.currency), ...plan.lines.map(l => l.currency)])
  const own = props.value
  const options = useMemo(() => currencyOptions([...used, own ?? ''], locale), [used, own, locale])
  return <SelectField {...props} options={options} />
}

function currencyOptions(first: readonly Currency[], locale: string): Option<Currency>[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const codes = new Set([...first.filter(code => code !== ''), ...Intl.supportedValuesOf('currency')])
  return [...codes].map(code => ({ value: code, label: `${code} · ${names.of(code) ?? ''}` }))
}
