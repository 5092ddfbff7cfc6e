/** The field that chooses a committee. */
import type { ReactElement } from 'react'
import { useBoard } from '#client/state/use-board.ts'
import { Dot } from '#client/ui/mark.tsx'
import { SelectField, type SelectFieldProps } from '#client/ui/select-field.tsx'
import type { Id } from '#shared/ids.ts'

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
