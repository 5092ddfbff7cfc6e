/** Who is here, by city, with the time that it is there. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '#client/records/guest-of.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useNow } from '#client/state/use-now.ts'
import { usePresence } from '#client/state/use-presence.ts'
import { Dot, Mark } from '#client/ui/mark.tsx'
import type { Presence } from '#shared/protocol/events.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { initialsOf } from './initials.ts'

const marksAtMost = 3

/** All committees of the board, those with somebody here first in their own order. */
export function Cities(): ReactElement {
  const { t } = useTranslation()
  const { committees } = useBoard()
  const { here } = usePresence()
  return (
    <ul className="cities" aria-label={t('board.here')}>
      {committees.map(committee => (
        <City key={committee.id} committee={committee} people={peopleOf(committee, here)} />
      ))}
    </ul>
  )
}

function City({
  committee,
  people,
}: {
  readonly committee: Committee
  readonly people: readonly Presence[]
}): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useNameOf()
  const time = format.clock(useNow(), committee.zone)
  const words = people.length === 0 ? 'board.hereNobody' : 'board.hereCity'
  return (
    <li className={people.length === 0 ? 'city city-away' : 'city'}>
      <span className="ui-hidden">{t(words, { city: committee.city, count: people.length, time })}</span>
      <span className="city-marks">
        {people.length === 0 ? <Dot colour={committee.colour} /> : null}
        {people.slice(0, marksAtMost).map(each => (
          <Mark key={each.member} initials={initialsOf(each.name)} colour={committee.colour} name={nameOf(each)} />
        ))}
        {people.length > marksAtMost ? (
          <Mark initials={`+${people.length - marksAtMost}`} colour={committee.colour} name="" />
        ) : null}
      </span>
      <span className="city-words" aria-hidden>
        <b>{committee.city}</b>
        <span className="figures">{time}</span>
      </span>
    </li>
  )
}

// Somebody with two pages open is one person.
function peopleOf(committee: Committee, here: readonly Presence[]): readonly Presence[] {
  const seen = new Map(here.filter(each => each.committee === committee.id).map(each => [each.member, each]))
  return [...seen.values()]
}
