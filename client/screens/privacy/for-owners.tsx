/** What owners see beside everybody's page: people who were removed, and the record of processing. */
import { type ReactElement, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { eraseRemoved, getRecord } from '#client/state/privacy.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import type { PrivacyReply } from '#shared/protocol/privacy.ts'
import { Refused } from './erase-me.tsx'
import { Lines, Section } from './section.tsx'
import { useDeed } from './use-deed.ts'

type Removed = PrivacyReply['removed'][number]
type RemovedPeopleProps = { readonly removed: readonly Removed[]; readonly onErased: () => void }

/** People who were removed and whose names are still stored. */
export function RemovedPeople({ removed, onErased }: RemovedPeopleProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [asked, setAsked] = useState<Removed | null>(null)
  const [erase, refused] = useDeed(async (id: string) => {
    await eraseRemoved(id)
    onErased()
  })
  return (
    <Section title={t('privacy.removed.title')}>
      <p>{t('privacy.removed.about')}</p>
      {removed.length === 0 ? <p className="privacy-quiet">{t('privacy.removed.none')}</p> : null}
      <ul className="privacy-rows">
        {removed.map(person => (
          <li key={person.id}>
            <span>
              <bdi>{person.name}</bdi>{' '}
              <span className="privacy-quiet">
                {t('privacy.removed.since', { when: format.dateTime(person.removedAt) })}
              </span>
            </span>
            <Button onPress={() => setAsked(person)}>{t('privacy.removed.erase', { name: person.name })}</Button>
          </li>
        ))}
      </ul>
      <Refused code={refused} />
      <ConfirmDialog
        title={t('privacy.removed.sure', { name: asked?.name ?? '' })}
        isOpen={asked !== null}
        confirmLabel={t('privacy.removed.erase', { name: asked?.name ?? '' })}
        cancelLabel={t('privacy.erase.cancel')}
        tone="danger"
        onConfirm={() => (asked === null ? undefined : erase(asked.id))}
        onClose={() => setAsked(null)}
      >
        <p>{t('privacy.erase.goes')}</p>
        <p>{t('privacy.erase.signed')}</p>
      </ConfirmDialog>
    </Section>
  )
}

/** The record, once it is asked for. */
export function ProcessingRecord(): ReactElement {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  return (
    <Section title={t('privacy.recordTitle')}>
      <p>{t('privacy.recordAbout')}</p>
      {isShown ? <Sections /> : <Button onPress={() => setShown(true)}>{t('privacy.recordShow')}</Button>}
    </Section>
  )
}

function Sections(): ReactElement {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const [reply] = useReply(useCallback(() => getRecord(language), [language]))
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  if (reply.state === 'refused') return <Refused code={reply.refusal.code} />
  return (
    <>
      {reply.value.sections.map(({ title, lines }) => (
        <div key={title}>
          <h3>{title}</h3>
          <Lines lines={lines} />
        </div>
      ))}
    </>
  )
}
