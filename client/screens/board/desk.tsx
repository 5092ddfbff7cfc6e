/** The board as it is laid out: top bar, rail, the part, the talk; on a phone top bar, the part, and a bar below. */
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { useDesk } from '#client/state/board-context.ts'
import { useSettings } from '#client/state/settings.tsx'
import { useBoardState } from '#client/state/use-link.ts'
import { narrowWindow, useMedia, wideWindow } from '#client/state/use-media.ts'
import { usePresence } from '#client/state/use-presence.ts'
import { useTalk } from '#client/state/use-talk.ts'
import { patiently } from '#client/ui/fetched.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { whenIdle } from '#client/ui/when-idle.ts'
import { bringLateWords } from '#client/words/load-words.ts'
import { useTitle } from '../use-title.ts'
import { BottomBar } from './bottom-bar.tsx'
import type { LateNotices } from './late-notices.tsx'
import { LinkNotice } from './link-notice.tsx'
import { PartView } from './part-view.tsx'
import { fetchParts, type Part } from './parts.tsx'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'
import { useAnnouncements } from './use-announcements.ts'
import { useParts } from './use-parts.ts'
import { usePlanTitle } from './use-plan-title.ts'
import { useUndoKeys } from './use-undo-keys.ts'

/** Milliseconds after which the parts that nobody has opened are fetched. */
const fetchAfterMs = 4000

type BoardDeskProps = { readonly part: Part; readonly onReopen: () => void }

/** Everything of an open board. */
export function BoardDesk({ part, onReopen }: BoardDeskProps): ReactElement {
  const { t } = useTranslation()
  const { clock } = useApp()
  const isWide = useMedia(wideWindow)
  const isNarrow = useMedia(narrowWindow)
  const { all } = useParts()
  // What a guest is not let into is no part of their board.
  const shown = (isWide && part === 'talk') || !all.includes(part) ? 'overview' : part
  useBoardTitle(shown)
  useMyPlace(shown)
  useTalkShown(isWide || shown === 'talk')
  useUndoKeys()
  useAnnouncements()
  useOtherParts()
  return (
    <div className="board">
      <a className="skip" href="#content">
        {t('common.skipToContent')}
      </a>
      <TopBar />
      {isNarrow ? null : <Rail part={shown} hasTalk={!isWide} />}
      <main id="content" className="board-main" tabIndex={-1}>
        <LinkNotice onReopen={onReopen} />
        <Late now={clock.now} />
        <Plan part={shown} />
      </main>
      {isWide ? (
        <aside className="board-talk" aria-label={t('board.talk')}>
          <PartView part="talk" />
        </aside>
      ) : null}
      {isNarrow ? <BottomBar part={shown} /> : null}
    </div>
  )
}

function Plan({ part }: { readonly part: Part }): ReactElement {
  const { t } = useTranslation()
  const hasPlan = useBoardState(state => state.hasPlan)
  return hasPlan ? <PartView key={part} part={part} /> : <Spinner label={t('board.loading')} />
}

// Once the board stands and the line is free. Without it a part that was never opened could not be shown offline.
function useOtherParts(): void {
  const { clock } = useApp()
  const { i18n } = useTranslation()
  const { language } = useSettings()
  const hasPlan = useBoardState(state => state.hasPlan)
  useEffect(() => {
    // What cannot be fetched now is fetched when it is opened, and says there what went wrong.
    const fetchAll = () => void Promise.all([fetchParts(), bringLateWords(i18n, language)]).catch(() => undefined)
    if (hasPlan) return clock.after(fetchAfterMs, () => void whenIdle(fetchAll))
  }, [hasPlan, clock, i18n, language])
}

function useBoardTitle(part: Part): void {
  const { t } = useTranslation()
  const title = usePlanTitle()
  const { unread } = useTalk()
  useTitle(`${t(`board.${part}`)} · ${title.text}`, unread)
}

function useMyPlace(part: Part): void {
  const { setPlace } = usePresence()
  useEffect(() => setPlace(part), [part, setPlace])
}

function useTalkShown(isShown: boolean): void {
  const { setTalkShown } = useDesk()
  useEffect(() => setTalkShown(isShown), [isShown, setTalkShown])
}

/** Kept out of the first load, and asked for until it is there: a line that breaks early is what these notices speak of. */
function Late({ now }: { readonly now: () => number }): ReactElement | null {
  const [Notices, setNotices] = useState<typeof LateNotices | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  useEffect(
    () =>
      whenIdle(() => {
        patiently(() => import('./late-notices.tsx')).then(
          came => setNotices(() => came.LateNotices),
          error => setFault(error),
        )
      }),
    [],
  )
  if (fault !== null) throw fault // for the nearest edge
  return Notices === null ? null : <Notices now={now} />
}
