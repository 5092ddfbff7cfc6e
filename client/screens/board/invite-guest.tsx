/** Inviting a guest to this board: to chosen parts of it, for some days. */
import '../people/invite.css'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckField } from '#client/ui/check-field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { type GuestPart, guestParts } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { guestRoles, type InviteRequest, type LinkRole } from '#shared/protocol/invitations.ts'
import { limits } from '#shared/protocol/limits.ts'
import { nameFrom } from '#shared/protocol/names.ts'
import { DaysField, NameField, RoleField, waitingDays } from '../people/invitation-form.tsx'
import { InvitationResult } from '../people/invitation-result.tsx'
import { MakingRefused } from '../people/making-refused.tsx'
import { OpenInvitations } from '../people/open-invitations.tsx'
import { useMaking } from '../people/use-making.ts'
import { usePlanTitle } from './use-plan-title.ts'

type InviteGuestProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** A sheet; its words come with it. */
export function InviteGuest({ isOpen, onClose }: InviteGuestProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet title={t('board.inviteGuest')} isOpen={isOpen} onClose={onClose}>
      <LateWords>
        <Content onClose={onClose} />
      </LateWords>
    </Sheet>
  )
}

function Content({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { text } = usePlanTitle()
  const { id, me } = useBoard()
  const [turn, setTurn] = useState(0)
  const making = useMaking(() => setTurn(last => last + 1))
  if (making.made !== null)
    return <InvitationResult made={making.made} partnership={text} onAgain={making.again} onDone={onClose} />
  return (
    <>
      <GuestForm making={making} />
      <OpenInvitations committee={{ id: me.committee }} board={id} turn={turn} />
    </>
  )
}

const stays: readonly number[] = [3, 7, limits.guestDays, 30, limits.guestDaysAtMost]

function GuestForm({ making }: { readonly making: ReturnType<typeof useMaking> }): ReactElement {
  const { t } = useTranslation()
  const { fields, set, request } = useGuestDraft(useBoard().id)
  const [isTried, setTried] = useState(false)
  const make = () => {
    setTried(true)
    if (request !== null) making.make(request)
  }
  return (
    <>
      <Notice tone="info">{t('invite.guest.about')}</Notice>
      <NameField
        value={fields.name}
        isMissing={isTried && nameFrom(fields.name) === ''}
        onChange={name => set({ name })}
      />
      <Parts parts={fields.parts} isTried={isTried} onChange={parts => set({ parts })} />
      <RoleField words="guestMay" value={fields.role} choices={guestRoles} onChange={role => set({ role })} />
      <DaysField
        label={t('invite.guest.stay')}
        value={fields.stayDays}
        choices={stays}
        onChange={stayDays => set({ stayDays })}
      />
      <DaysField
        label={t('invite.make.wait')}
        value={fields.days}
        choices={waitingDays}
        onChange={days => set({ days })}
      />
      <MakingRefused making={making} />
      <Button variant="primary" isPending={making.isPending} onPress={make}>
        {t('invite.make.make')}
      </Button>
    </>
  )
}

type PartsProps = {
  readonly parts: readonly GuestPart[]
  readonly isTried: boolean
  readonly onChange: (parts: readonly GuestPart[]) => void
}

function Parts({ parts, isTried, onChange }: PartsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <fieldset className="invite-parts">
      <legend className="ui-label">{t('invite.guest.parts')}</legend>
      {guestParts.map(part => (
        <CheckField
          key={part}
          label={t(`board.${part}`)}
          value={parts.includes(part)}
          onChange={isIn => onChange(guestParts.filter(each => (each === part ? isIn : parts.includes(each))))}
        />
      ))}
      {isTried && parts.length === 0 ? (
        <p className="ui-error" role="alert">
          {t('invite.guest.partsMissing')}
        </p>
      ) : null}
    </fieldset>
  )
}

const atFirst = {
  name: '',
  role: 'editor' as LinkRole,
  parts: [] as readonly GuestPart[],
  stayDays: limits.guestDays as number,
  days: limits.invitationDays as number,
}

function useGuestDraft(board: Id) {
  const [fields, setFields] = useState(atFirst)
  const name = nameFrom(fields.name)
  const isWhole = name !== '' && fields.parts.length > 0
  const request: InviteRequest | null = isWhole ? { ...fields, kind: 'guest', board, name } : null
  return { fields, set: (change: Partial<typeof atFirst>) => setFields(last => ({ ...last, ...change })), request }
}
