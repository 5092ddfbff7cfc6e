/** Erasing what a board's plan says no more, for its chairs and for owners. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { eraseHistory } from '#client/state/privacy.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { may } from '#shared/agreement/roles.ts'
import type { BoardSummary, MeReply } from '#shared/protocol/routes.ts'
import { Refused } from './erase-me.tsx'
import { Lines, Section } from './section.tsx'
import { useDeed } from './use-deed.ts'

/** The boards whose history the person may erase; nothing where there is none. */
export function EraseHistory({ me }: { readonly me: MeReply }): ReactElement | null {
  const { t } = useTranslation()
  const { actor } = me
  const boards = me.boards.filter(({ id, committees }) =>
    may(actor, 'erase-history', {
      ...{ board: id, partnership: actor.partnership },
      committees: committees.map(committee => committee.id),
    }),
  )
  if (boards.length === 0) return null
  return (
    <Section title={t('privacy.history.title')}>
      <p>{t('privacy.history.about')}</p>
      <Lines lines={[t('privacy.history.devices'), t('privacy.history.versions')]} />
      <ul className="privacy-rows">
        {boards.map(board => (
          <BoardRow key={board.id} board={board} />
        ))}
      </ul>
    </Section>
  )
}

function BoardRow({ board }: { readonly board: BoardSummary }): ReactElement {
  const { t, i18n } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const [isDone, setDone] = useState(false)
  const [erase, refused] = useDeed(async () => {
    await eraseHistory(board.id)
    setDone(true)
  })
  const title = board.title[i18n.language] ?? Object.values(board.title)[0]
  return (
    <li>
      <span dir="auto">{title?.text ?? t('home.unnamed')}</span>
      {isDone ? (
        <Notice tone="ok" role="status">
          {t('privacy.history.done')}
        </Notice>
      ) : null}
      <Refused code={refused} />
      <Button onPress={() => setAsking(true)}>{t('privacy.history.do')}</Button>
      <ConfirmDialog
        title={t('privacy.history.sure')}
        isOpen={isAsking}
        confirmLabel={t('privacy.history.do')}
        cancelLabel={t('privacy.erase.cancel')}
        tone="danger"
        onConfirm={erase}
        onClose={() => setAsking(false)}
      >
        <p dir="auto">{title?.text ?? t('home.unnamed')}</p>
        <p>{t('privacy.history.devices')}</p>
      </ConfirmDialog>
    </li>
  )
}
