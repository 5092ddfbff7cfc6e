/** Programs that act in my name by an access token which the person who runs the server made. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { endToken } from '#client/state/account-calls.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { TokenInfo } from '#shared/protocol/account.ts'

type TokensProps = { readonly tokens: readonly TokenInfo[]; readonly onChanged: () => void }

/** Nothing where there are none. */
export function Tokens({ tokens, onChanged }: TokensProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const { isPending, refusal, send } = useSending()
  if (tokens.length === 0) return null
  return (
    <>
      <h3>{t('account.tokens.title')}</h3>
      <p className="account-hint">{t('account.tokens.help')}</p>
      <ul className="account-devices">
        {tokens.map(({ id, note, at, signs }) => (
          <li key={id} className="account-device">
            <div>
              <bdi className="account-device-name">{note}</bdi>
              <p className="account-hint">
                {t(signs ? 'account.tokens.signs' : 'account.tokens.plain')} ·{' '}
                {t('account.tokens.made', { when: format.dateTime(at) })}
              </p>
            </div>
            <Button
              aria-label={t('account.tokens.endOf', { name: note })}
              isPending={isPending}
              onPress={() => send(() => endToken(id), onChanged)}
            >
              {t('account.tokens.end')}
            </Button>
          </li>
        ))}
      </ul>
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
    </>
  )
}
