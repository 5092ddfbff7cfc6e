/** What was signed: which plan and version, who was asked, who answered what and when. */
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { readerZone } from '#client/state/reader-zone.ts'
import { useFormat } from '#client/state/use-format.ts'
import type { Instant, Statement } from '#shared/agreement/statement.ts'
import { groupsOf } from './groups.ts'

type FactsProps = { readonly statement: Statement; readonly signingKey: string }

/** A list of facts, and the committees with their answers. */
export function Facts({ statement, signingKey }: FactsProps): ReactElement {
  const { t, i18n } = useTranslation()
  const when = useWhen()
  const { version, standing, agreedAt, frozenAt, origin, digest } = statement
  const language = statement.title[i18n.language] === undefined ? Object.keys(statement.title)[0] : i18n.language
  const title = language === undefined ? '' : statement.title[language]
  return (
    <section className="verify-section" aria-labelledby="verify-facts">
      <h2 id="verify-facts">{t('verify.facts.title')}</h2>
      <dl className="verify-facts">
        <Fact name="plan">
          {title ? (
            <span lang={language} dir="auto">
              {title}
            </span>
          ) : (
            t('verify.facts.untitled')
          )}
        </Fact>
        <Fact name="version">{version}</Fact>
        <Fact name="standing">{t(`verify.standing.${standing}`)}</Fact>
        {agreedAt === null ? (
          <Fact name="frozenAt">{when(frozenAt)}</Fact>
        ) : (
          <Fact name="agreedAt">{when(agreedAt)}</Fact>
        )}
        <Fact name="origin">
          <bdi dir="ltr">{origin}</bdi>
        </Fact>
        <Fact name="fingerprint">
          <code dir="ltr">{groupsOf(digest)}</code>
        </Fact>
        <Fact name="key">
          <code dir="ltr">{groupsOf(signingKey)}</code>
        </Fact>
      </dl>
      <Answers statement={statement} />
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <dt>{t(`verify.facts.${name}`)}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Answers({ statement }: { readonly statement: Statement }): ReactElement | null {
  const { t } = useTranslation()
  const when = useWhen()
  if (statement.committees.length === 0) return null
  return (
    <>
      <h3>{t('verify.answers')}</h3>
      <ul className="verify-answers">
        {statement.committees.map(({ id, city }) => {
          const answer = statement.decisions.find(({ committee }) => committee === id)
          return (
            <li key={id}>
              <bdi className="verify-city">{city}</bdi>{' '}
              {answer === undefined ? (
                t('verify.noAnswer')
              ) : (
                <>
                  <strong>{t(`agreement.seal.${answer.kind}`)}</strong>
                  <p>
                    <bdi>{[answer.by.name, answer.by.office].filter(Boolean).join(', ')}</bdi> · {when(answer.at)}
                  </p>
                  {answer.comment === '' ? null : <p dir="auto">{answer.comment}</p>}
                </>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** An instant on the reader's clock, with the name of its zone. */
function useWhen(): (instant: Instant) => string {
  const format = useFormat()
  return instant => {
    const at = Date.parse(instant)
    return `${format.dateTime(at)} (${format.zoneName(readerZone(), at)})`
  }
}
