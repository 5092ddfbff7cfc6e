/** One committee: the city, the time there, its members in rows, its guests after them. */
import { PencilLine } from 'lucide-react'
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { useNow } from '#client/state/use-now.ts'
import { Button } from '#client/ui/button.tsx'
import { cityStyle, Mark } from '#client/ui/mark.tsx'
import { may, roles } from '#shared/agreement/roles.ts'
import type { CommitteeSeat } from '#shared/protocol/people.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'
import type { House } from '../people.tsx'
import { CommitteeSheet } from './committee-sheet.tsx'
import { InviteMember } from './invite-member.tsx'
import { MemberRow } from './member-row.tsx'
import { OpenInvitations } from './open-invitations.tsx'

type CommitteeSectionProps = { readonly house: House; readonly committee: CommitteeSeat }

/** A named section, so that a screen reader can go from city to city. */
export function CommitteeSection({ house, committee }: CommitteeSectionProps): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const own = house.members.filter(member => member.committee === committee.id)
  const members = byRole(own.filter(member => member.guest === null))
  const guests = own.filter(member => member.guest !== null)
  return (
    <section className="people-committee" aria-labelledby={id} style={cityStyle(committee.colour)}>
      <CommitteeHead house={house} committee={committee} id={id} />
      {members.length === 0 ? (
        <p className="people-none">{t('people.nobody')}</p>
      ) : (
        <Rows house={house} committee={committee} members={members} />
      )}
      {guests.length === 0 ? null : (
        <>
          <h3 className="people-guests">{t('people.guests')}</h3>
          <Rows house={house} committee={committee} members={guests} />
        </>
      )}
      {may(house.actor, 'seat-members', { partnership: house.partnership.id, committee: committee.id }) ? (
        <Invitations house={house} committee={committee} />
      ) : null}
    </section>
  )
}

function Invitations({ house, committee }: CommitteeSectionProps): ReactElement {
  const [turn, setTurn] = useState(0)
  const onMade = () => {
    setTurn(last => last + 1)
    house.onChanged()
  }
  return (
    <div className="people-invite">
      <InviteMember committee={committee} partnership={house.partnership} onMade={onMade} />
      <OpenInvitations committee={committee} turn={turn} />
    </div>
  )
}

/** Who leads first, then as they came. */
function byRole(members: readonly MemberInfo[]): readonly MemberInfo[] {
  return [...members].sort((left, right) => roles.indexOf(left.role) - roles.indexOf(right.role))
}

function CommitteeHead({ house, committee, id }: CommitteeSectionProps & { readonly id: string }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const time = format.clock(useNow(), committee.zone)
  return (
    <div className="people-committee-head">
      <Mark initials={committee.initials} colour={committee.colour} name="" />
      <div className="people-committee-name">
        <h2 id={id}>
          <bdi>{committee.city}</bdi>
        </h2>
        <p>{[format.country(committee.country), t('people.timeThere', { time })].filter(Boolean).join(' · ')}</p>
      </div>
      {may(house.actor, 'run-partnership', house.actor) ? (
        <Button
          icon={<PencilLine aria-hidden size={16} />}
          aria-label={t('people.editCommitteeOf', { city: committee.city })}
          onPress={() => setOpen(true)}
        >
          {t('people.editCommittee')}
        </Button>
      ) : null}
      {isOpen ? <CommitteeSheet house={house} committee={committee} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}

type RowsProps = CommitteeSectionProps & { readonly members: readonly MemberInfo[] }

function Rows({ house, committee, members }: RowsProps): ReactElement {
  return (
    <ul className="people-rows">
      {members.map(member => (
        <MemberRow key={member.id} house={house} committee={committee} member={member} />
      ))}
    </ul>
  )
}
