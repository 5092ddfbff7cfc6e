/** Who works on what: the name of a city at the row or the field that one of its people has open. */
import { type CSSProperties, type ReactElement, useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePresence } from '#client/state/use-presence.ts'
import { cityStyle } from '#client/ui/mark.tsx'
import type { Id } from '#shared/ids.ts'
import { useNameOf } from './guest-of.tsx'

export type EditingMarkProps = { readonly record: Id; readonly field?: string }

/** A label in the city's colour with the city's name; its tip names the person. Nothing while nobody else is here. */
export function EditingMark({ record, field }: EditingMarkProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const { committee } = useBoard()
  const { editing } = usePresence()
  const nameOf = useNameOf()
  const others = editing(record, field)
  const first = others[0]
  const home = first === undefined ? undefined : committee(first.committee)
  if (first === undefined || home === undefined) return null
  const names = format.list(others.map(nameOf))
  return (
    <span className="records-editing" style={cityStyle(home.colour)} title={names}>
      <span className="ui-hidden">{t('records.editing', { name: nameOf(first) })} </span>
      {home.city}
      {others.length > 1 ? ` +${others.length - 1}` : ''}
    </span>
  )
}

/** The style and mark of a row that somebody else has open: `--city` and `data-edited`. */
export function useEditedRow(record: Id): { style?: CSSProperties; 'data-edited'?: true } {
  const { committee } = useBoard()
  const { editing } = usePresence()
  const home = committee(editing(record)[0]?.committee ?? null)
  return home === undefined ? {} : { style: cityStyle(home.colour), 'data-edited': true }
}

/** A focus handler for a field: tells the others where I am while I am in it. */
export function useFieldPlace(part: string, record: Id, field: string): (isFocused: boolean) => void {
  const { setPlace } = usePresence()
  return useCallback(
    isFocused => (isFocused ? setPlace(part, record, field) : setPlace(part, record)),
    [setPlace, part, record, field],
  )
}

/** What a field needs to tell the others that I am in it, and me who else is: spread it into the field by its name. */
export type FieldMark = { readonly onFocusChange: (isFocused: boolean) => void; readonly note: ReactElement }

/** The marks of the fields of one record: `{...at('place')}`. Who only reads is not shown as working there. */
export function useFieldMarks(part: string, record: Id): (field: string) => FieldMark {
  const { setPlace } = usePresence()
  const { readOnly } = useEdit()
  return useCallback(
    field => ({
      onFocusChange: isFocused => {
        if (readOnly) return
        if (isFocused) setPlace(part, record, field)
        else setPlace(part, record)
      },
      note: <EditingMark record={record} field={field} />,
    }),
    [setPlace, readOnly, part, record],
  )
}

/** Tells the others, when a sheet closes, that I am back in the part and no longer at its record. */
export function usePlaceLeft(part: string): void {
  const { setPlace } = usePresence()
  useEffect(() => () => setPlace(part), [setPlace, part])
}
