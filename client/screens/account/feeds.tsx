/** The addresses by which calendars of mine read boards, on all boards. They are made on the board, under Export. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { askMyFeeds } from '#client/state/feeds.ts'
import { titleFor } from '#client/state/title-for.ts'
import { useReply } from '#client/state/use-reply.ts'
import type { BoardSummary } from '#shared/protocol/routes.ts'
import { FeedList } from '../feeds/feed-list.tsx'
import { NotYet } from './not-yet.tsx'

/** Nothing where there are none. */
export function MyFeeds({ boards }: { readonly boards: readonly BoardSummary[] }): ReactElement | null {
  const { t, i18n } = useTranslation()
  const [reply, again] = useReply(askMyFeeds)
  if (reply.state === 'here' && reply.value.feeds.length === 0) return null
  const titleOf = (id: string) => {
    const board = boards.find(each => each.id === id)
    return board === undefined
      ? t('calendar.lostBoard')
      : (titleFor(board.title, i18n.language)?.text ?? t('board.untitled'))
  }
  return (
    <section className="account-card" aria-labelledby="account-feeds">
      <h2 id="account-feeds">{t('calendar.account')}</h2>
      <p className="account-hint">{t('calendar.accountHelp')}</p>
      <NotYet reply={reply} />
      {reply.state === 'here' ? (
        <FeedList feeds={reply.value.feeds} headOf={({ board }) => titleOf(board)} onEnded={again} />
      ) : null}
    </section>
  )
}
