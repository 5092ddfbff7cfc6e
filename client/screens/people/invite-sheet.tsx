/** The sheet that makes an invitation to a committee, and then shows how it gets to its people. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { InvitationResult } from './invitation-result.tsx'
import type { InviteMemberProps } from './invite-member.tsx'
import { LinkFields } from './link-fields.tsx'
import { MakingRefused } from './making-refused.tsx'
import { PersonFields } from './person-fields.tsx'
import { type Making, useMaking } from './use-making.ts'
import { useMemberDraft } from './use-member-draft.ts'

type InviteSheetProps = InviteMemberProps & { readonly isOpen: boolean; readonly onClose: () => void }

/** Closing it forgets what was typed, and with it the link: that is shown once. */
export function InviteSheet(props: InviteSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('invite.make.title', { city: props.committee.city })}
      isOpen={props.isOpen}
      onClose={props.onClose}
      className="invite-sheet"
    >
      <Content {...props} />
    </Sheet>
  )
}

function Content({ committee, partnership, onMade, onClose }: InviteSheetProps): ReactElement {
  const making = useMaking(onMade)
  if (making.made === null) return <Fields committee={committee} making={making} />
  return <InvitationResult made={making.made} partnership={partnership.name} onAgain={making.again} onDone={onClose} />
}

type FieldsProps = { readonly committee: InviteMemberProps['committee']; readonly making: Making }

function Fields({ committee, making }: FieldsProps): ReactElement {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'one' | 'many'>('one')
  const [isTried, setTried] = useState(false)
  const draft = useMemberDraft(committee.id)
  const make = () => {
    setTried(true)
    const request = kind === 'one' ? draft.personal() : draft.link()
    if (request !== null) making.make(request)
  }
  return (
    <>
      <Segmented
        label={t('invite.make.kind')}
        options={(['one', 'many'] as const).map(value => ({ value, label: t(`invite.make.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'one' ? (
        <PersonFields draft={draft} city={committee.city} isTried={isTried} />
      ) : (
        <LinkFields draft={draft} />
      )}
      <MakingRefused making={making} />
      <Button variant="primary" isPending={making.isPending} onPress={make}>
        {t('invite.make.make')}
      </Button>
    </>
  )
}
