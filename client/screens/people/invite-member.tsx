/** Inviting to a committee: one person by name, or several by one link. */
import './invite.css'
import { UserPlus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Id } from '#shared/ids.ts'
import type { Committee } from '#shared/protocol/routes.ts'

export type InviteMemberProps = {
  readonly committee: Pick<Committee, 'id' | 'city'>
  readonly partnership: { readonly id: Id; readonly name: string }
  /** Hears of each invitation that was made, so that a list can ask again. */
  readonly onMade?: () => void
}

const InviteSheet = onDemand(async () => (await import('./invite-sheet.tsx')).InviteSheet)

/** A button for whoever may seat people on the committee, and the sheet behind it. */
export function InviteMember(props: InviteMemberProps): ReactElement {
  return (
    <LateWords>
      <Opener {...props} />
    </LateWords>
  )
}

function Opener(props: InviteMemberProps): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<UserPlus aria-hidden size={18} />} onPress={() => setOpen(true)}>
        {t('invite.make.open', { city: props.committee.city })}
      </Button>
      <InviteSheet {...props} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
