/** A committee in a list: its dot with its city's name. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { Dot } from '#client/ui/mark.tsx'
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
