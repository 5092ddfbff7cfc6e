/** Where a bond stands, in neutral words with day and source. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import type { Partnership } from '#shared/protocol/people.ts'

type StatusWordsProps = { readonly partnership: Partnership }

/** One line; the day and the source stand in it where they are known. */
export function StatusWords({ partnership }: StatusWordsProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { status, since, source } = partnership
  const word = t(`people.status.${status}`)
  return (
    <span className="people-status" data-status={status}>
      <b>{since === '' ? word : t('people.statusSince', { status: word, day: format.day(since) })}</b>
      {source === '' ? null : (
        <span className="people-source">
          {t('people.source')} <bdi>{source}</bdi>
        </span>
      )}
    </span>
  )
}
