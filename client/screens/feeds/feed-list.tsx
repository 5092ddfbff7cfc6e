/** Calendar addresses that were made, without their secrets: what each shows, when a calendar asked last, and its end. */
import './feeds.css'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endFeed } from '#client/state/feeds.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useSending } from '#client/state/use-sending.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { FeedInfo } from '#shared/protocol/feeds.ts'

type FeedListProps = {
  readonly feeds: readonly FeedInfo[]
  /** What stands at the head of each: whose it is, or which board it shows. */
  readonly headOf: (feed: FeedInfo) => string
  readonly onEnded: () => void
}

/** A row for each, with a question before it is ended. */
export function FeedList({ feeds, headOf, onEnded }: FeedListProps): ReactElement {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { isPending, refusal, send } = useSending()
  const [ending, setEnding] = useState<FeedInfo | null>(null)
  const end = (feed: FeedInfo) =>
    send(
      () => endFeed(feed.id),
      () => {
        announce(t('calendar.ended'))
        onEnded()
      },
    )
  return (
    <>
      <ul className="feed-list">
        {feeds.map(feed => (
          <Row key={feed.id} feed={feed} head={headOf(feed)} isPending={isPending} onEnd={() => setEnding(feed)} />
        ))}
      </ul>
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
      <ConfirmDialog
        tone="danger"
        isOpen={ending !== null}
        title={t('calendar.endTitle')}
        confirmLabel={t('calendar.end')}
        cancelLabel={t('common.cancel')}
        onConfirm={() => {
          if (ending !== null) end(ending)
        }}
        onClose={() => setEnding(null)}
      >
        {t('calendar.endText')}
      </ConfirmDialog>
    </>
  )
}

type RowProps = {
  readonly feed: FeedInfo
  readonly head: string
  readonly isPending: boolean
  readonly onEnd: () => void
}

function Row({ feed, head, isPending, onEnd }: RowProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { shows, language, at, usedAt } = feed
  const made = t('calendar.madeAt', { when: format.dateTime(at) })
  const used = usedAt === null ? t('calendar.unused') : t('calendar.used', { day: format.day(dayOf(usedAt)) })
  return (
    <li className="feed-row">
      <div>
        <bdi className="feed-head">{head}</bdi>
        <p className="feed-faint">
          {t(`calendar.${shows}`)} · {format.language(language)}
        </p>
        <p className="feed-faint">
          {made} · {used}
        </p>
      </div>
      <Button
        size="small"
        isPending={isPending}
        aria-label={t('calendar.endOf', { name: head, when: made })}
        onPress={onEnd}
      >
        {t('calendar.end')}
      </Button>
    </li>
  )
}

/** The day (UTC) that begins then. */
function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
