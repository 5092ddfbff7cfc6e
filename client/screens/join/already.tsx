/** For somebody who opens an invitation and is signed in on this device: they, or somebody new? */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { Id } from '#shared/ids.ts'
import type { MeReply } from '#shared/protocol/routes.ts'

type AlreadyProps = { readonly me: MeReply; readonly board: Id | null; readonly onNew: () => void }

/** Going on spends nothing of the invitation. */
export function AlreadySignedIn({ me, board, onNew }: AlreadyProps): ReactElement {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { name } = me.actor
  const isMine = me.boards.some(each => each.id === board)
  return (
    <>
      <Notice tone="info">
        <p>{t('invite.join.already', { name, city: me.committee.city })}</p>
        <p>{t('invite.join.alreadyHelp')}</p>
      </Notice>
      <div className="join-buttons">
        <Button variant="primary" onPress={() => navigate(isMine ? `/boards/${board}` : '/', { replace: true })}>
          {t('invite.join.goOn', { name })}
        </Button>
        <Button onPress={onNew}>{t('invite.join.asNew')}</Button>
      </div>
    </>
  )
}
