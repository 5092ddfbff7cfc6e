/** A guest is named as one wherever they are named: who vouches for them stands beside their name. */
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberInfo } from '#shared/protocol/routes.ts'

/** As presence, talk and records name somebody. */
type Named = { readonly name: string; readonly invitedBy?: string | undefined }

/** "guest, invited by …", for beside a name; nothing for a member. */
export function GuestOf({ invitedBy }: Pick<Named, 'invitedBy'>): ReactElement | null {
  const { t } = useTranslation()
  if (invitedBy === undefined) return null
  return <bdi className="guest-of">{t('board.guestOf', { name: invitedBy })}</bdi>
}

/** A name with that after it, where only a line of text has room. */
export function useNameOf(): (person: Named) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ name, invitedBy }) => (invitedBy === undefined ? name : `${name} (${t('board.guestOf', { name: invitedBy })})`),
    [t],
  )
}

/** A member of the board as presence would name them. */
export function namedOf({ name, guest }: Pick<MemberInfo, 'name' | 'guest'>): Named {
  return guest === null ? { name } : { name, invitedBy: guest.invitedBy.name }
}
