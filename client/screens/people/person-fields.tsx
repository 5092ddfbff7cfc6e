/** What an invitation to one person says. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckField } from '#client/ui/check-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { roles } from '#shared/agreement/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import { nameFrom } from '#shared/protocol/names.ts'
import { BoardField } from './board-field.tsx'
import { DaysField, NameField, RoleField, waitingDays } from './invitation-form.tsx'
import type { MemberDraft } from './use-member-draft.ts'

type PersonFieldsProps = { readonly draft: MemberDraft; readonly city: string; readonly isTried: boolean }

/** Name, office, role, the right to sign, where they come to, and how long the invitation holds. */
export function PersonFields({ draft, city, isTried }: PersonFieldsProps): ReactElement {
  const { t } = useTranslation()
  const { fields, set } = draft
  return (
    <>
      <NameField
        value={fields.name}
        isMissing={isTried && nameFrom(fields.name) === ''}
        onChange={name => set({ name })}
      />
      <TextField
        label={t('invite.make.office')}
        description={t('invite.make.officeHelp')}
        value={fields.office}
        onCommit={office => set({ office })}
        onChange={office => set({ office })}
        maxLength={limits.nameCharacters}
      />
      <RoleField words="may" value={fields.role} choices={roles} onChange={role => set({ role })} />
      <CheckField
        label={t('invite.make.signs', { city })}
        value={fields.signatory}
        onChange={signatory => set({ signatory })}
      />
      <BoardField committee={draft.committee} value={fields.board} onChange={board => set({ board })} />
      <DaysField
        label={t('invite.make.wait')}
        value={fields.days}
        choices={waitingDays}
        onChange={days => set({ days })}
      />
    </>
  )
}
