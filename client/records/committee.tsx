/** A committee in a list: its dot with its city's name, and the field that chooses one. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { Dot } from '#client/ui/mark.tsx'
import { SelectField, type SelectFieldProps } from '#client/ui/select-field.tsx'
import type { Id } from '#shared/ids.ts'

/** Colour and city, never colour alone. Words instead when nobody is named or the committee is not on this board. */
export function CommitteeName({ id, empty }: { readonly id: Id | null; readonly empty: string }): ReactElement {
  const { t } = useTranslation()
  const { committee } = useBoard()
  if (id === null) return <span className="records-unwritten">{empty}</span>
  const found = committee(id)
  if (found === undefined) return <span className="records-unwritten">{t('records.committeeGone')}</span>
  return (
    <span className="records-committee">
      <Dot colour={found.colour} />
      {found.city}
    </span>
  )
}

export type CommitteeFieldProps = Omit<SelectFieldProps<string>, 'value' | 'options' | 'onChange'> & {
  readonly value: Id | null
  readonly onChange: (committee: Id | null) => void
  /** Words for "no committee". */
  readonly none: string
}

/** A choice among the board's committees, or none. */
export function CommitteeField({ value, onChange, none, ...field }: CommitteeFieldProps): ReactElement {
  const { committees } = useBoard()
  const options = [
    { value: '', label: none },
    ...committees.map(each => ({ value: each.id, label: each.city, mark: <Dot colour={each.colour} /> })),
  ]
  return (
    <SelectField
      {...field}
      value={value ?? ''}
      options={options}
      onChange={picked => onChange(picked === '' ? null : picked)}
    />
  )
}
