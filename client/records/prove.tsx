/** "Confirm that it is you": what is asked of a signatory before an answer counts (trust.md S9). */
import './code.css'
import { ShieldCheck } from 'lucide-react'
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askWays } from '#client/state/account-calls.ts'
import { useReply } from '#client/state/use-reply.ts'
import { LineField } from '#client/ui/line-field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { SecretField } from '#client/ui/secret-field.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Id } from '#shared/ids.ts'
import type { WaysReply } from '#shared/protocol/account.ts'
import { MailCode } from './mail-code.tsx'
import { PasswordForm } from './password-form.tsx'
import { ProvePasskey } from './prove-passkey.tsx'

/** What was typed to show it; null while nothing is asked. An empty text is still to be typed. */
export type Shown = { readonly kind: 'password' | 'code'; readonly text: string } | null

export type ProveProps = {
  /** What is answered. */
  readonly proposal: Id
  readonly shown: Shown
  /** The same function at each drawing. */
  readonly onShow: (shown: Shown) => void
  /** True once it was sent without what is asked. */
  readonly isMissing: boolean
}

/** Asks the server what is needed now, and shows the field for it; nothing where a proof is fresh. */
export function Prove(props: ProveProps): ReactElement {
  return (
    <LateWords>
      <Asked {...props} />
    </LateWords>
  )
}

function Asked(props: ProveProps): ReactElement | null {
  const { t } = useTranslation()
  const [reply, again] = useReply(askWays)
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  // The answer itself will be refused or not: without a line there is nothing to say here that the page does not say.
  if (reply.state === 'refused') return null
  const { answering, proving, vouchers, codesTo } = reply.value
  if (answering === 'free') return null
  if (answering === 'prove') return <ByPassword {...props} proving={proving} onProved={again} />
  if (vouchers.length === 0 && codesTo === null) return <NobodyElse onDone={again} />
  return <ByCode {...props} ways={reply.value} />
}

type ByPasswordProps = ProveProps & { readonly proving: WaysReply['proving']; readonly onProved: () => void }

function ByPassword({ shown, onShow, isMissing, proving, onProved }: ByPasswordProps): ReactElement {
  const { t } = useTranslation()
  const hasPassword = proving.includes('password')
  useEffect(() => onShow(hasPassword ? { kind: 'password', text: '' } : null), [onShow, hasPassword])
  return (
    <Frame>
      <p>{t('account.prove.why')}</p>
      {proving.includes('passkey') ? <ProvePasskey onProved={onProved} /> : null}
      {hasPassword ? (
        <SecretField
          label={t('account.password.yours')}
          showLabel={t('account.password.show')}
          hideLabel={t('account.password.hide')}
          autoComplete="current-password"
          value={shown?.text ?? ''}
          onChange={text => onShow({ kind: 'password', text })}
          error={isMissing ? t('account.prove.passwordMissing') : undefined}
        />
      ) : null}
    </Frame>
  )
}

type ByCodeProps = ProveProps & { readonly ways: WaysReply }

function ByCode({ proposal, shown, onShow, isMissing, ways }: ByCodeProps): ReactElement {
  const { t } = useTranslation()
  const { vouchers, codesTo } = ways
  useEffect(() => onShow({ kind: 'code', text: '' }), [onShow])
  return (
    <Frame>
      {vouchers.length === 0 ? null : <FromSomebody ways={ways} />}
      {codesTo === null ? null : (
        <>
          <p>{t(vouchers.length === 0 ? 'account.prove.mailOnly' : 'account.prove.mailOr', { address: codesTo })}</p>
          <MailCode proposal={proposal} />
        </>
      )}
      <LineField
        label={t('account.prove.code')}
        look="code"
        dir="ltr"
        autoComplete="one-time-code"
        value={shown?.text ?? ''}
        onChange={text => onShow({ kind: 'code', text })}
        error={isMissing ? t('account.prove.codeMissing') : undefined}
      />
    </Frame>
  )
}

/** Who can be called for a code. */
function FromSomebody({ ways: { vouchers, countsFrom } }: { readonly ways: WaysReply }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <p>{t(countsFrom === null ? 'account.prove.codeWhy' : 'account.prove.codeWhyNew')}</p>
      <ul>
        {vouchers.map(({ member, name, office, city }) => (
          <li key={member}>
            <bdi>{name}</bdi> · <bdi>{[office, city].filter(Boolean).join(', ')}</bdi>
          </li>
        ))}
      </ul>
      <p>{t('account.prove.codeHow')}</p>
    </>
  )
}

/** A chair who has no colleague to ask sets a password here; it then counts at once. */
function NobodyElse({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation()
  const [isSet, setSet] = useState(false)
  return (
    <Frame>
      <p>{t('account.prove.nobodyElse')}</p>
      {isSet ? (
        <Notice tone="ok" role="status">
          {t('account.password.isSet')}
        </Notice>
      ) : (
        <PasswordForm
          signInName={null}
          needsCurrent={false}
          onDone={() => {
            setSet(true)
            onDone()
          }}
        />
      )}
    </Frame>
  )
}

function Frame({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation()
  return (
    <section className="prove">
      <h3>
        <ShieldCheck aria-hidden size={20} />
        {t('account.prove.title')}
      </h3>
      {children}
    </section>
  )
}
