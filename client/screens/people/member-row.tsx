/** One person: name, office, role and rights, and what may be done about them. */
import { Crown, PenTool } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { portraitAddress } from '#client/state/portraits.ts'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import { Portrait } from '#client/ui/portrait.tsx'
import { may } from '#shared/agreement/roles.ts'
import type { CommitteeSeat } from '#shared/protocol/people.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'
import type { House } from '../people.tsx'
import { HandOverSheet } from './hand-over-sheet.tsx'
import { MemberSheet } from './member-sheet.tsx'

export type MemberProps = { readonly house: House; readonly committee: CommitteeSeat; readonly member: MemberInfo }

/** The chair and the owners change what is in it; whoever holds an office may hand it over. */
export function MemberRow({ house, committee, member }: MemberProps): ReactElement {
  const { t } = useTranslation()
  const { actor } = house
  const [open, setOpen] = useState<'member' | 'hand-over' | null>(null)
  const ground = { partnership: actor.partnership, committee: committee.id }
  const isMine = member.id === actor.member
  const maySeat = may(actor, 'seat-members', ground)
  const mayHandOver = isMine && member.office !== '' && may(actor, 'hand-over', ground)
  return (
    <li className="people-row">
      <span className="people-name">
        <Portrait
          address={portraitAddress(member.id, member.portrait)}
          initials={committee.initials}
          colour={committee.colour}
        />
        <span>
          <bdi>{member.name}</bdi>
          {isMine ? <span className="people-you">{t('people.you')}</span> : null}
        </span>
      </span>
      <span className="people-office">
        {member.guest === null ? <bdi>{member.office}</bdi> : <GuestWords guest={member.guest} />}
      </span>
      <span className="people-rights">
        <span>{t(`people.role.${member.role}`)}</span>
        {member.signatory ? (
          <span className="people-right">
            <PenTool aria-hidden size={14} />
            {t('people.maySign')}
          </span>
        ) : null}
        {member.owner ? (
          <span className="people-right">
            <Crown aria-hidden size={14} />
            {t('people.owner')}
          </span>
        ) : null}
      </span>
      <span className="people-row-end">
        {maySeat ? (
          <Button aria-label={t('people.changeOf', { name: member.name })} onPress={() => setOpen('member')}>
            {t('people.change')}
          </Button>
        ) : null}
        {!maySeat && mayHandOver ? <Button onPress={() => setOpen('hand-over')}>{t('people.handOver')}</Button> : null}
      </span>
      {open === 'member' ? (
        <MemberSheet
          house={house}
          committee={committee}
          member={member}
          onHandOver={() => setOpen('hand-over')}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'hand-over' ? (
        <HandOverSheet house={house} committee={committee} member={member} onClose={() => setOpen(null)} />
      ) : null}
    </li>
  )
}

function GuestWords({ guest }: { readonly guest: NonNullable<MemberInfo['guest']> }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return <>{t('people.guest', { name: guest.invitedBy.name, when: format.dateTime(guest.until) })}</>
}
