/** The talk beside the plan: its history, who is typing, and the field to write in. */
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '#client/state/board-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useTalk } from '#client/state/use-talk.ts'
import { Dot } from '#client/ui/mark.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { PartHeader } from '#client/ui/part-header.tsx'
import { useNamed } from './about-chip.tsx'
import { Composer } from './composer.tsx'
import { MessageList } from './message-list.tsx'
import { WhoHere } from './who-here.tsx'
import './talk.css'

const OnlyAbout = onDemand(async () => (await import('./only-about.tsx')).OnlyAbout)

/** The whole talk of a board. While it stands on the screen, what arrives counts as read. */
export function Talk(): ReactElement {
  const { t } = useTranslation()
  const { about } = useTalk()
  const { setTalkShown } = useDesk()
  const [onlyAbout, setOnlyAbout] = useState(false)
  const named = useNamed(about)
  useEffect(() => {
    setTalkShown(true)
    return () => setTalkShown(false)
  }, [setTalkShown])
  return (
    <section className="talk" aria-label={t('talk.title')}>
      <PartHeader title={t('talk.title')} actions={<WhoHere />} />
      <OnlyAbout isOpen={about !== null} name={named?.name} value={onlyAbout} onChange={setOnlyAbout} />
      <MessageList only={onlyAbout ? about : null} />
      <Typing />
      <Foot />
    </section>
  )
}

function Foot(): ReactElement {
  const { t } = useTranslation()
  const { may } = useBoard()
  return may('talk') ? <Composer /> : <p className="talk-read-only">{t('talk.readOnly')}</p>
}

/** By city, as the people in the call know each other: "Volgograd is typing". */
function Typing(): ReactElement {
  const { t } = useTranslation()
  const { typing } = useTalk()
  const { committee } = useBoard()
  const format = useFormat()
  const cities = [...new Set(typing.map(each => each.committee))].map(id => committee(id))
  const names = format.list(cities.map(each => each?.city ?? ''))
  return (
    <p className="talk-typing">
      {cities.length === 0 ? null : (
        <>
          <Dot colour={cities[0]?.colour ?? 8} />
          {t(cities.length === 1 ? 'talk.typingOne' : 'talk.typingMany', { names })}…
        </>
      )}
    </p>
  )
}
