/** My picture: choose one, another one, or none. */
import './portrait.css'
import { type ReactElement, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { portraitAddress, removePortrait, sendPortrait } from '#client/state/portraits.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Portrait } from '#client/ui/portrait.tsx'
import type { MeReply } from '#shared/protocol/routes.ts'

/** A section of the account's page. It works on presses only, and says what became of each. */
export function MyPortrait({ me }: { readonly me: MeReply }): ReactElement {
  const { t } = useTranslation()
  const [portrait, setPortrait] = useState(me.portrait)
  const [told, setTold] = useState<'done' | 'removed' | null>(null)
  const { isPending, refusal, send } = useSending()
  const keep = (name: string | undefined) => {
    setPortrait(name)
    setTold(name === undefined ? 'removed' : 'done')
  }
  const choose = (files: FileList | null) => {
    const file = files?.item(0)
    if (file)
      send(
        () => sendPortrait(file),
        reply => keep(reply.portrait),
      )
  }
  const { initials, colour } = me.committee
  return (
    <section className="account-card account-portrait" aria-labelledby="account-portrait">
      <Portrait address={portraitAddress(me.actor.member, portrait)} initials={initials} colour={colour} size="large" />
      <div className="account-portrait-words">
        <h2 id="account-portrait">{t('account.portrait.title')}</h2>
        <p className="account-hint">{t('account.portrait.help')}</p>
        <div className="account-buttons">
          <FileTrigger acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']} onSelect={choose}>
            <Button isPending={isPending}>
              {t(portrait === undefined ? 'account.portrait.choose' : 'account.portrait.change')}
            </Button>
          </FileTrigger>
          {portrait === undefined ? null : (
            <Button variant="quiet" onPress={() => send(removePortrait, () => keep(undefined))}>
              {t('account.portrait.remove')}
            </Button>
          )}
        </div>
        <div role="status">{told === null || refusal !== null ? null : <p>{t(`account.portrait.${told}`)}</p>}</div>
        {refusal === null ? null : (
          <Notice tone="warn" role="alert">
            {t(`refusal.${refusal.code}`, refusal.facts)}
          </Notice>
        )}
      </div>
    </section>
  )
}
