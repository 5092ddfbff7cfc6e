/** Every version that was ever proposed, with its standing; any two can be compared. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { SelectField } from '#client/ui/select-field.tsx'
import { standing } from '#shared/agreement/standing.ts'
import { Certificate, HowToCheck } from './certificate-links.tsx'
import { Changes } from './changes.tsx'
import { shortDigest } from './digest-text.ts'
import { useComparison } from './use-comparison.ts'

/** The list, newest first, and under it the comparison. */
export function Versions(): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, committee } = useBoard()
  const { proposals } = useProposals()
  if (proposals.length === 0) return null
  const newestFirst = [...proposals].sort((a, b) => b.version - a.version)
  return (
    <section className="agreement-block">
      <h3>
        {t('agreement.earlier')} <span className="agreement-hint">{t('agreement.earlierHint')}</span>
      </h3>
      <ul className="agreement-versions">
        {newestFirst.map(each => (
          <li key={each.id}>
            <Link className="agreement-version-link" href={`/boards/${id}/versions/${each.version}`}>
              {t('agreement.version', { version: each.version })}
            </Link>
            <span data-standing={standing(each, proposals)} className="agreement-standing">
              {t(`agreement.standing.${standing(each, proposals)}`)}
            </span>
            <span>
              <bdi>{committee(each.by.committee)?.city ?? each.by.name}</bdi> · {format.dateTime(each.at)}
            </span>
            {standing(each, proposals) === 'agreed' ? (
              <Certificate version={each.version} className="agreement-certificate-link" />
            ) : null}
            <code dir="ltr">{shortDigest(each.digest)}</code>
          </li>
        ))}
      </ul>
      {proposals.some(each => standing(each, proposals) === 'agreed') ? (
        <p className="agreement-certificate">
          <HowToCheck />
        </p>
      ) : null}
      <Compare numbers={newestFirst.map(each => each.version)} />
    </section>
  )
}

function Compare({ numbers }: { readonly numbers: readonly number[] }): ReactElement {
  const { t } = useTranslation()
  const oldest = numbers.at(-1) ?? 0
  const [from, setFrom] = useState(String(oldest))
  const [to, setTo] = useState('draft')
  const compared = useComparison(Number(from), to === 'draft' ? 'draft' : Number(to))
  const options = numbers.map(number => ({
    value: String(number),
    label: t('agreement.version', { version: number }),
  }))
  return (
    <>
      <div className="agreement-compare">
        <SelectField label={t('agreement.compare')} value={from} options={options} onChange={setFrom} />
        <SelectField
          label={t('agreement.compareWith')}
          value={to}
          options={[{ value: 'draft', label: t('agreement.compareDraft') }, ...options]}
          onChange={setTo}
        />
      </div>
      <Changes comparison={compared} most={6} />
    </>
  )
}
