/**
 * An invitation, opened: who invites whom to what, and two questions. Opening the page spends nothing; only the press at its
 * end makes a member (trust.md S8). The page itself is the same for everybody, so that no preview shows a name.
 */
import './join/join.css'
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { lookAtInvitation } from '#client/state/invitations.ts'
import { pendingPress } from '#client/state/press-key.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { Invited } from './join/invited.tsx'
import { JoinRefused, NoInvitation } from './join/refused.tsx'
import { Page } from './page.tsx'
import { useSecret } from './use-secret.ts'

/** The page behind `/join#<secret>`. */
export function Join(): ReactElement {
  return (
    <LateWords>
      <Opened />
    </LateWords>
  )
}

function Opened(): ReactElement {
  const { t } = useTranslation()
  const [secret] = useSecret('join')
  return (
    <Page title={t('invite.join.title')}>
      <div className="sign-in join">
        {secret === null ? <NoInvitation /> : <Invitation key={secret} secret={secret} />}
      </div>
    </Page>
  )
}

function Invitation({ secret }: { readonly secret: string }): ReactElement {
  const { t } = useTranslation()
  const { kept } = useApp()
  const ask = useCallback(() => lookAtInvitation(secret, pendingPress(kept)), [kept, secret])
  const [reply, again] = useReply(ask)
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  if (reply.state === 'refused') return <JoinRefused refusal={reply.refusal} onAgain={again} />
  return <Invited invitation={reply.value} secret={secret} />
}
