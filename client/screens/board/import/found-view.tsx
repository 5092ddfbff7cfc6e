/** What was found in a file: how a table was understood, what to note, what to add, in which language and where. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { Plan } from '#shared/plan/plan.ts'
import type { ImportReply } from '#shared/protocol/imports.ts'
import { FoundRows } from './found-rows.tsx'
import { ImportNotes } from './import-notes.tsx'
import { TableColumns } from './table-columns.tsx'
import type { Import } from './use-import.ts'

type FoundViewProps = { readonly bringing: Import; readonly found: ImportReply; readonly fileName: string }

/** All of it, from how it was understood to the rows. */
export function FoundView({ bringing, found, fileName }: FoundViewProps): ReactElement {
  const { t } = useTranslation()
  const count = found.records.length
  return (
    <>
      <div className="import-head">
        <p className="import-file" dir="auto">
          {fileName}
        </p>
        <Button size="small" onPress={bringing.startOver}>
          {t('importing.another')}
        </Button>
      </div>
      <p role="status" className="import-found">
        {count === 0 ? t('importing.nothing') : t(`importing.found.${found.list}`, { count })}
      </p>
      {found.table === null ? null : (
        <TableColumns
          list={found.list}
          table={found.table}
          isPending={bringing.isPending}
          onChoose={bringing.understand}
        />
      )}
      <ImportNotes notes={found.notes} list={found.list} />
      {count === 0 ? null : (
        <>
          <Where bringing={bringing} isRoute={found.list === 'stops'} />
          <FoundRows found={found} leftOut={bringing.leftOut} onLeaveOut={bringing.leaveOut} />
        </>
      )}
    </>
  )
}

type WhereProps = { readonly bringing: Import; readonly isRoute: boolean }

function Where({ bringing, isRoute }: WhereProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const languages = usePlan(languagesOf)
  const stops = usePlan(stopsOf)
  return (
    <>
      {languages.length < 2 ? null : (
        <SelectField
          label={t('importing.language')}
          description={t('importing.languageHelp')}
          value={bringing.language}
          options={languages.map(value => ({ value, label: format.language(value) }))}
          onChange={bringing.setLanguage}
        />
      )}
      {isRoute && stops.length > 0 ? (
        <SelectField
          label={t('importing.position')}
          value={bringing.position}
          options={[
            { value: 'end', label: t('importing.positionEnd') },
            { value: '', label: t('importing.positionFirst') },
            ...stops.map(({ id, name }) => ({ value: id, label: t('importing.positionAfter', { name }) })),
          ]}
          onChange={bringing.setPosition}
        />
      ) : null}
    </>
  )
}

function languagesOf(plan: Plan): Plan['languages'] {
  return plan.languages
}

function stopsOf(plan: Plan): Plan['stops'] {
  return plan.stops
}
