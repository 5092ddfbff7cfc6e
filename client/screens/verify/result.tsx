/** The verdict in words: first what it is worth, then what was signed. */
import { CircleCheck, CircleHelp, CircleX, TriangleAlert } from 'lucide-react'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tone } from '#client/ui/notice.tsx'
import { ComparePaper } from './compare-paper.tsx'
import type { Proved, Verdict } from './examine.ts'
import { Facts } from './facts.tsx'
import { groupsOf } from './groups.ts'

/** What stands under the file that was looked at. */
export function Result({ verdict }: { readonly verdict: Verdict }): ReactElement {
  const { t } = useTranslation()
  if (verdict.state === 'refused')
    return (
      <Head state="refused" tone="info">
        <p>{t(`verify.refused.${verdict.why}`)}</p>
      </Head>
    )
  if (verdict.state === 'changed') return <Changed verdict={verdict} />
  return <Signed state={verdict.state} proved={verdict} />
}

const tones = { genuine: 'ok', 'not-agreed': 'warn', 'other-server': 'warn' } as const

function Signed({ state, proved }: { readonly state: keyof typeof tones; readonly proved: Proved }): ReactElement {
  const { t } = useTranslation()
  const { statement, hasPlan, by } = proved
  return (
    <>
      <Head state={state} tone={tones[state]}>
        <p>{t(`verify.${state}.text`)}</p>
        {hasPlan ? <p>{t(`verify.${state}.plan`)}</p> : null}
        <p className="verify-by">{t(`verify.by.${by}`)}</p>
      </Head>
      <Facts statement={statement} signingKey={proved.key} />
      <ComparePaper digest={statement.digest} />
    </>
  )
}

function Changed({ verdict }: { readonly verdict: Extract<Verdict, { state: 'changed' }> }): ReactElement {
  const { t } = useTranslation()
  const { computed, stated } = verdict
  return (
    <Head state="changed" tone="stop">
      <p>{t('verify.changed.text')}</p>
      {computed === null || stated === null ? null : (
        <dl className="verify-facts">
          <dt>{t('verify.changed.computed')}</dt>
          <dd>
            <code dir="ltr">{groupsOf(computed)}</code>
          </dd>
          <dt>{t('verify.changed.stated')}</dt>
          <dd>
            <code dir="ltr">{groupsOf(stated)}</code>
          </dd>
        </dl>
      )}
    </Head>
  )
}

const icons: Readonly<Record<Tone, ReactElement>> = {
  ok: <CircleCheck aria-hidden size={32} />,
  warn: <TriangleAlert aria-hidden size={32} />,
  stop: <CircleX aria-hidden size={32} />,
  info: <CircleHelp aria-hidden size={32} />,
}

type HeadProps = { readonly state: Verdict['state']; readonly tone: Tone; readonly children: ReactNode }

/** The one word that counts. The focus goes to it, so that it is the next thing a screen reader says. */
function Head({ state, tone, children }: HeadProps): ReactElement {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={`verify-verdict ui-notice-${tone}`}>
      {icons[tone]}
      <div>
        <h2 ref={heading} tabIndex={-1}>
          {t(`verify.${state}.title`)}
        </h2>
        {children}
      </div>
    </section>
  )
}
