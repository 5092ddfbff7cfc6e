/** The messages in order, with a line for each day, earlier ones on request, and a button to the newest. */
import { ArrowDown } from 'lucide-react'
import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readerZone } from '#client/state/reader-zone.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useTalk } from '#client/state/use-talk.ts'
import { useQuietAnnounce } from '#client/ui/announcer.tsx'
import { Button } from '#client/ui/button.tsx'
import { EmptyState, Notice } from '#client/ui/notice.tsx'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { About, Message } from '#shared/talk/message.ts'
import { dayOf, toLocal } from '#shared/time.ts'
import { useNamed } from './about-chip.tsx'
import { type Line, linesOf, sameAbout } from './lines.ts'
import { MessageLine } from './message-line.tsx'
import { useStick } from './scroll.ts'
import { SystemLine } from './system-line.tsx'
import { UnsentLine } from './unsent-line.tsx'

/** All messages, or only those about one thing. */
export function MessageList({ only }: { readonly only: About | null }): ReactElement {
  const { t } = useTranslation()
  const { messages, unsent, readSeq } = useTalk()
  const shown = only === null ? messages : messages.filter(each => sameAbout(each.about, only))
  const box = useRef<HTMLDivElement>(null)
  const lastKey = unsent.at(-1)?.id ?? shown.at(-1)?.id ?? ''
  // A message that was sent or refused is drawn higher than while it was on its way, and must stay in sight as well.
  const states = unsent.map(each => each.refused ?? '').join(' ')
  const stick = useStick(box, shown[0]?.id ?? '', `${lastKey} ${unsent.length} ${states}`)
  const { toEnd } = stick
  const own = unsent.at(-1)?.id
  useLayoutEffect(() => {
    if (own !== undefined) toEnd()
  }, [own, toEnd])
  const { me } = useBoard()
  const [readAtOpening] = useState(readSeq === 0 ? null : readSeq)
  const fresh = useFresh(messages, stick.isAtEnd)
  const zone = readerZone()
  const lines = linesOf(shown, at => dayOf(toLocal(at, zone)), readAtOpening, me.member)
  return (
    <div className="talk-frame">
      <div
        className="talk-scroll"
        ref={box}
        onScroll={stick.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t('talk.log')}
      >
        {only === null ? <Earlier /> : null}
        {lines.length + unsent.length === 0 ? <Nothing only={only} /> : null}
        <ol className="talk-lines">
          {lines.map(line => (
            <li key={line.key}>
              <LineView line={line} />
            </li>
          ))}
          {unsent.map(each => (
            <li key={each.id} className="talk-unsent">
              <UnsentLine message={each} />
            </li>
          ))}
        </ol>
      </div>
      {fresh === 0 || stick.isAtEnd ? null : (
        <Button className="talk-new" size="small" icon={<ArrowDown aria-hidden size={16} />} onPress={stick.toEnd}>
          {t('talk.new', { count: fresh })}
        </Button>
      )}
    </div>
  )
}

function LineView({ line }: { readonly line: Line }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  switch (line.kind) {
    case 'day':
      return <p className="talk-day">{format.dayShort(line.day)}</p>
    case 'unread':
      return <p className="talk-day talk-unread">{t('talk.newSince')}</p>
    case 'message':
      return line.message.system === null ? (
        <MessageLine message={line.message} continued={line.continued} />
      ) : (
        <SystemLine message={line.message} system={line.message.system} />
      )
    default:
      return line satisfies never
  }
}

function Nothing({ only }: { readonly only: About | null }): ReactElement {
  const { t } = useTranslation()
  const named = useNamed(only)
  if (only !== null)
    return <p className="talk-none">{t('talk.noneAbout', { name: named?.name ?? t('talk.aboutGone') })}</p>
  return <EmptyState title={t('talk.empty')}>{t('talk.emptyHint')}</EmptyState>
}

/** The button to earlier messages; the words that there are none; or why they could not be fetched. */
function Earlier(): ReactElement | null {
  const { t } = useTranslation()
  const { more, messages, loadEarlier } = useTalk()
  const [state, setState] = useState<'ready' | 'asking' | RefusalCode>('ready')
  if (!more) return messages.length === 0 ? null : <p className="talk-day">{t('talk.start')}</p>
  const ask = () => {
    setState('asking')
    loadEarlier().then(
      () => setState('ready'),
      (error: unknown) => setState(error instanceof Refusal ? error.code : 'unexpected'),
    )
  }
  return (
    <div className="talk-earlier">
      {state === 'ready' || state === 'asking' ? null : <Notice tone="warn">{t(`refusal.${state}`)}</Notice>}
      <Button variant="quiet" size="small" isPending={state === 'asking'} onPress={ask}>
        {state === 'asking' ? t('talk.loading') : t('talk.earlier')}
      </Button>
    </div>
  )
}

/** How many messages of others came while the reader was above; they are told to screen readers, not too often. */
function useFresh(messages: readonly Message[], isAtEnd: boolean): number {
  const { t } = useTranslation()
  const announce = useQuietAnnounce()
  const { me, committee } = useBoard()
  const newest = messages.at(-1)
  const told = useRef(newest?.seq ?? null)
  const [seen, setSeen] = useState(newest?.seq ?? 0)
  useEffect(() => {
    if (!newest) return
    if (told.current !== null && newest.seq > told.current && newest.by.member !== me.member)
      announce(t('talk.newFrom', { name: newest.by.name, city: committee(newest.by.committee)?.city ?? '' }))
    told.current = newest.seq
  }, [newest, announce, me.member, committee, t])
  useEffect(() => {
    if (isAtEnd) setSeen(newest?.seq ?? 0)
  }, [isAtEnd, newest])
  return messages.filter(each => each.seq > seen && each.by.member !== me.member).length
}
