/** What a plan in a file is, and what of it a board here would not have. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Notice } from '#client/ui/notice.tsx'
import type { PlanFileReply } from '#shared/protocol/imports.ts'

/** Title, edition, contents, cities, and whether the board would say the same. */
export function PlanFileView({ shown }: { readonly shown: PlanFileReply }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { title, language, languages, version, at, origin, digest, counts, committees } = shown
  const when = format.dateTime(at)
  const contents = (['stops', 'items', 'tasks', 'lines', 'sections'] as const)
    .filter(kind => counts[kind] > 0)
    .map(kind => `${t(`fields.kind.${kind}`)}: ${format.number(counts[kind])}`)
  return (
    <>
      <h3 className="import-found" lang={language} dir="auto">
        {title === '' ? t('home.unnamed') : title}
      </h3>
      <p>
        {version === null
          ? t('importing.plan.draft', { when })
          : t('importing.plan.version', { number: version, when })}
      </p>
      <p className="import-hint">{t('importing.plan.from', { origin })}</p>
      <p>{contents.length === 0 ? t('importing.plan.empty') : contents.join(' · ')}</p>
      <p className="import-hint">
        {t('fields.plan.languages')}: {format.list(languages.map(each => format.language(each)))}
      </p>
      <Sameness shown={shown} />
      {committees.length === 0 ? null : (
        <section>
          <h3 className="ui-label">{t('importing.plan.committees')}</h3>
          <ul className="import-cities">
            {committees.map(({ city, here }) => (
              <li key={city}>{t(here === null ? 'importing.plan.unknown' : 'importing.plan.known', { city })}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="import-hint">{t('importing.plan.fingerprint')}</p>
      <p className="import-digest" dir="ltr">
        {digest}
      </p>
    </>
  )
}

function Sameness({ shown }: { readonly shown: PlanFileReply }): ReactElement {
  const { t } = useTranslation()
  const { isSigned, isWhole, isSame, lostCommittees, lostMembers } = shown
  return (
    <>
      {isSigned ? <p className="import-hint">{t('importing.plan.signed')}</p> : null}
      {isWhole ? null : <Notice tone="warn">{t('importing.plan.changed')}</Notice>}
      <Notice tone={isSame ? 'ok' : 'warn'}>
        <p>{t(isSame ? 'importing.plan.same' : 'importing.plan.different')}</p>
        {lostCommittees === 0 ? null : <p>{t('importing.plan.lostCommittees', { count: lostCommittees })}</p>}
        {lostMembers === 0 ? null : <p>{t('importing.plan.lostMembers', { count: lostMembers })}</p>}
      </Notice>
    </>
  )
}
