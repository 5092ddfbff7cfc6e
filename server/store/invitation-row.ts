/** An invitation as it is read from its row. */
import type { Selectable } from 'kysely'
import type { Role } from '#shared/agreement/roles.ts'
import type { Person } from '#shared/agreement/standing.ts'
import type { GuestOffer } from '#shared/protocol/invitations.ts'
import type { Invitation } from './invitation-store.ts'
import type { Tables } from './tables.ts'

/** An invitation from its row. */
export function invitationOf(row: Selectable<Tables['invitations']>): Invitation {
  const { id, partnership, committee, board, name, office, at, expires } = row
  return {
    ...{ id, partnership, committee, board, name, office, at, expires },
    role: row.role as Role,
    signatory: row.signatory === 1,
    guest: row.guest === null ? null : (JSON.parse(row.guest) as GuestOffer),
    invitedBy: JSON.parse(row.invited_by) as Person,
    usesLeft: row.uses_left ?? 0,
  }
}
