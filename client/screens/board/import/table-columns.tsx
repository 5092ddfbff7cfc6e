/** How a table is understood, and can be understood otherwise: what it lists, its columns, its headings, its letters. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckField } from '#client/ui/check-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { nouns } from '#shared/plan/kinds.ts'
import {
  type ImportChoice,
  type ImportColumn,
  type ImportField,
  type ImportList,
  type ImportTable,
  importEncodings,
  importFields,
  importLists,
} from '#shared/protocol/imports.ts'

type TableColumnsProps = {
  readonly list: ImportList
  readonly table: ImportTable
  readonly isPending: boolean
  /** The file is read again as it is said here. */
  readonly onChoose: (choice: ImportChoice) => void
}

/** Every change reads the file again, so that what is shown below is what would be added. */
export function TableColumns({ list, table, isPending, onChoose }: TableColumnsProps): ReactElement {
  const { t } = useTranslation()
  const { columns, hasHead, encoding } = table
  const fields = columns.map(({ field }) => field)
  const now: ImportChoice = { list, columns: fields, head: hasHead, encoding }
  // A field stands in one column: the one that had it before is left out.
  const withField = (at: number, chosen: ImportField | null) =>
    fields.map((field, i) => (i === at ? chosen : field === chosen ? null : field))
  return (
    <fieldset className="import-table" disabled={isPending}>
      <legend>{t('importing.columns')}</legend>
      <SelectField
        label={t('importing.lists')}
        value={list}
        options={importLists.map(value => ({ value, label: t(`fields.kind.${value}`) }))}
        onChange={value => onChoose({ list: value, head: hasHead, encoding })}
      />
      <ol className="import-columns">
        {columns.map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name than its place
          <li key={i}>
            <Column
              column={column}
              place={i}
              list={list}
              onChoose={field => onChoose({ ...now, columns: withField(i, field) })}
            />
          </li>
        ))}
      </ol>
      <CheckField label={t('importing.hasHead')} value={hasHead} onChange={head => onChoose({ ...now, head })} />
      <SelectField
        label={t('importing.encoding')}
        description={t('importing.encodingHelp')}
        value={encoding}
        options={importEncodings.map(value => ({ value, label: t(`importing.encodings.${value}`) }))}
        onChange={value => onChoose({ list, head: hasHead, encoding: value })}
      />
    </fieldset>
  )
}

type ColumnProps = {
  readonly column: ImportColumn
  readonly place: number
  readonly list: ImportList
  readonly onChoose: (field: ImportField | null) => void
}

function Column({ column, place, list, onChoose }: ColumnProps): ReactElement {
  const { t } = useTranslation()
  const { heading, field, samples } = column
  const known: readonly ImportField[] = importFields[list]
  return (
    <SelectField<ImportField | ''>
      label={heading === '' ? t('importing.column', { number: place + 1 }) : heading}
      description={
        samples.length === 0 ? t('importing.columnEmpty') : t('importing.samples', { samples: samples.join(' · ') })
      }
      value={field ?? ''}
      options={[
        { value: '', label: t('importing.columnIgnored') },
        ...known.map(value => ({ value, label: t(`fields.${nouns[list]}.${value}`) })),
      ]}
      onChange={value => onChoose(value === '' ? null : value)}
    />
  )
}
