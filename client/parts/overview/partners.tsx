/** The committees that plan together, with their people and the time that it is there now. */
import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { namedOf } from '#client/records/guest-of.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useNow } from '#client/state/use-now.ts'
import { Mark } from '#client/ui/mark.tsx'
import type { Committee } from '#shared/protocol/routes.ts'
import { Panel } from './panel.tsx'

/** More names than this are counted, not listed. */
const namesShown = 4

/** One row a committee. */
export function Partners(): ReactElement {
  const { t } = useTranslation()
  const { committees } = useBoard()
  return (
    <Panel title={t('overview.partners')}>
      <ul className="overview-list">
        {committees.map(committee => (
          <li key={committee.id} className="overview-row">
            <Mark initials={committee.initials} colour={committee.colour} name="" />
            <Partner committee={committee} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Partner({ committee }: { readonly committee: Committee }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const now = format.clock(useNow(), committee.zone)
  return (
    <>
      <div className="overview-row-main">
        <b>{committee.city}</b> <span className="overview-faint">{format.country(committee.country)}</span>
        <People committee={committee} />
      </div>
      <span className="overview-row-end">{t('overview.nowThere', { time: now })}</span>
    </>
  )
}

/** Name and office of each member; the reader is told which one is they. */
function People({ committee }: { readonly committee: Committee }): ReactElement {
  const { t } = useTranslation()
  const { members, me } = useBoard()
  const own = members.filter(member => member.committee === committee.id)
  if (own.length === 0) return <span className="overview-more">{t('overview.nobody')}</span>
  const rest = own.length - namesShown
  const shown = own.slice(0, namesShown).map(member => {
    const { id, name, office } = member
    const { invitedBy } = namedOf(member)
    const guest = invitedBy === undefined ? '' : t('board.guestOf', { name: invitedBy })
    const after = [office, guest, id === me.member ? t('overview.you') : ''].filter(Boolean).join(', ')
    return { id, words: after === '' ? name : `${name} (${after})` }
  })
  return (
    <span className="overview-more">
      {shown.map(({ id, words }, place) => (
        <Fragment key={id}>
          {place > 0 ? ' · ' : ''}
          <bdi>{words}</bdi>
        </Fragment>
      ))}
      {rest > 0 ? ` ${t('overview.moreMembers', { count: rest })}` : ''}
    </span>
  )
}
