/** What a link for several people says. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/notice.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { rolesByLink } from '#shared/protocol/invitations.ts'
import { limits } from '#shared/protocol/limits.ts'
import { BoardField } from './board-field.tsx'
import { DaysField, RoleField, waitingDays } from './invitation-form.tsx'
import type { MemberDraft } from './use-member-draft.ts'

/** Role, for how many people, where they come to, and how long it holds. */
export function LinkFields({ draft }: { readonly draft: MemberDraft }): ReactElement {
  const { t } = useTranslation()
  const { fields, set } = draft
  return (
    <>
      <Notice tone="info">{t('invite.make.manyHelp')}</Notice>
      <RoleField words="may" value={fields.linkRole} choices={rolesByLink} onChange={linkRole => set({ linkRole })} />
      <NumberField
        label={t('invite.make.uses')}
        value={fields.uses}
        min={1}
        max={limits.invitationUses}
        digits={0}
        onCommit={uses => set({ uses: uses ?? 1 })}
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
