/** One message as it stands in the talk: who, from which city, when, about what, and the words. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { GuestOf } from '#client/records/guest-of.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { cityStyle, Dot } from '#client/ui/mark.tsx'
import type { Message } from '#shared/talk/message.ts'
import { AboutChip } from './about-chip.tsx'
import { pieces } from './links.ts'

/** A message by a person. `continued` leaves out the name when it stands right above. */
export function MessageLine(props: { readonly message: Message; readonly continued: boolean }): ReactElement {
  const { message, continued } = props
  const board = useBoard()
  const committee = board.committee(message.by.committee)
  return (
    <article className="talk-message" style={cityStyle(committee?.colour ?? 8)} data-continued={continued || undefined}>
      <MessageHead message={message} isHidden={continued} />
      {message.about === null || continued ? null : <AboutChip about={message.about} />}
      <Words text={message.text} language={message.language} />
    </article>
  )
}

function MessageHead(props: { readonly message: Message; readonly isHidden: boolean }): ReactElement {
  const { by, at } = props.message
  const { committee } = useBoard()
  const city = committee(by.committee)
  return (
    <p className={props.isHidden ? 'ui-hidden' : 'talk-head'}>
      <Dot colour={city?.colour ?? 8} />
      <bdi className="talk-name">{by.name}</bdi> <bdi className="talk-city">{city?.city}</bdi>{' '}
      <GuestOf invitedBy={by.invitedBy} />
      <TimeOf at={at} committee={by.committee} />
    </p>
  )
}

/** The reader's time; the writer's own time and the day in the tip. */
export function TimeOf({ at, committee }: { readonly at: number; readonly committee: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const city = useBoard().committee(committee)
  const theirs = city ? t('talk.theirTime', { time: format.clock(at, city.zone), city: city.city }) : ''
  return (
    <time className="talk-time" dateTime={new Date(at).toISOString()} title={`${format.dateTime(at)} · ${theirs}`}>
      {format.clock(at)}
    </time>
  )
}

/** What was written, with its language and its own direction; addresses can be pressed. */
export function Words({ text, language }: { readonly text: string; readonly language: string }): ReactElement {
  return (
    <p className="talk-words" lang={language} dir="auto">
      {keyed(pieces(text)).map(({ key, text: words, href }) =>
        href === null ? (
          <span key={key}>{words}</span>
        ) : (
          <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {words}
          </a>
        ),
      )}
    </p>
  )
}

// The pieces of one text never change places, so their place in it is their key.
function keyed<Item extends object>(items: readonly Item[]): (Item & { key: string })[] {
  return items.map((item, index) => ({ ...item, key: String(index) }))
}
