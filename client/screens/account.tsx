/** My account: who I am here, my devices, and the ways by which I come back without a link. */
import './account/account.css'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useApp } from '#client/state/app-context.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { MeReply } from '#shared/protocol/routes.ts'
import { AddDevice } from './account/add-device.tsx'
import { Devices } from './account/devices.tsx'
import { MyFeeds } from './account/feeds.tsx'
import { OtherWays } from './account/other-ways.tsx'
import { Password } from './account/password.tsx'
import { MyPortrait } from './account/portrait.tsx'
import { Page } from './page.tsx'
import { Refused } from './refused.tsx'
import { SettingsFields } from './settings-sheet.tsx'
import { SignOut } from './sign-out.tsx'
import { ToBoards } from './to-boards.tsx'

/** The page at `/account`. */
export function Account(): ReactElement {
  const { t } = useTranslation()
  const { api } = useApp()
  const [reply, again] = useReply(api.me)
  if (reply.state === 'refused') return <Refused refusal={reply.refusal} onAgain={again} />
  return (
    <Page title={t('common.account')} actions={<SignOut />}>
      <ToBoards />
      {reply.state === 'asked' ? (
        <Spinner label={t('common.loading')} />
      ) : (
        <LateWords>
          <Sections me={reply.value} />
        </LateWords>
      )}
    </Page>
  )
}

function Sections({ me }: { readonly me: MeReply }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="account">
      <h1>{t('common.account')}</h1>
      <Who me={me} />
      <MyPortrait me={me} />
      <section className="account-card" aria-labelledby="account-back">
        <h2 id="account-back">{t('account.back.title')}</h2>
        <p className="account-hint">{t('account.back.help')}</p>
        <AddDevice />
        <Password />
        <OtherWays />
      </section>
      <Devices />
      <MyFeeds boards={me.boards} />
    </div>
  )
}

function Who({ me }: { readonly me: MeReply }): ReactElement {
  const { t } = useTranslation()
  const { actor, committee } = me
  return (
    <section className="account-card" aria-labelledby="account-who">
      <h2 id="account-who">
        <bdi>{actor.name}</bdi>
      </h2>
      <p>
        <bdi>{[actor.office, committee.city].filter(Boolean).join(', ')}</bdi>
      </p>
      <p className="account-hint">{t('account.who.help')}</p>
      <SettingsFields />
      <p>
        <Link href="/privacy">{t('account.who.privacy')}</Link>
      </p>
    </section>
  )
}
