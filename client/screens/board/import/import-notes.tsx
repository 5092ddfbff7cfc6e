/** What could not be taken over, or was understood in one of several ways: each kind once, with its places in the file. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Notice } from '#client/ui/notice.tsx'
import { nouns } from '#shared/plan/kinds.ts'
import type { ImportList, ImportNote } from '#shared/protocol/imports.ts'

type ImportNotesProps = { readonly notes: readonly ImportNote[]; readonly list: ImportList }

/** Nothing when there is nothing to note. */
export function ImportNotes({ notes, list }: ImportNotesProps): ReactElement | null {
  const { t } = useTranslation()
  if (notes.length === 0) return null
  return (
    <Notice tone="warn" className="import-notes">
      <h3>{t('importing.notes')}</h3>
      <ul>
        {notes.map(note => (
          <li key={`${note.code} ${note.field ?? ''}`}>
            <Words note={note} list={list} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Words({ note, list }: { readonly note: ImportNote; readonly list: ImportList }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { code, count, rows, field, example = '' } = note
  const name = field === undefined ? '' : t(`fields.${nouns[list]}.${field}`)
  const places = rows.map(row => format.number(row))
  return (
    <>
      {name === '' ? null : <b>{name}: </b>}
      {t(`importing.note.${code}`, { count })}
      {example === '' ? null : (
        <>
          {' '}
          <bdi className="import-example">{example}</bdi>
        </>
      )}
      {places.length === 0 ? null : (
        <span className="import-places">
          {' '}
          {t(places.length < count ? 'importing.rowsAndMore' : 'importing.rows', { rows: format.list(places) })}
        </span>
      )}
    </>
  )
}
