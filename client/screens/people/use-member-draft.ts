/** What somebody has filled in so far, for an invitation to a committee. */
import { useState } from 'react'
import type { Role } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { InviteRequest, LinkRole } from '#shared/protocol/invitations.ts'
import { limits } from '#shared/protocol/limits.ts'
import { nameFrom } from '#shared/protocol/names.ts'

const atFirst = {
  name: '',
  office: '',
  role: 'editor' as Role,
  linkRole: 'commenter' as LinkRole,
  signatory: false,
  board: null as Id | null,
  uses: 10 as number,
  days: limits.invitationDays as number,
}
export type MemberFields = typeof atFirst

export type MemberDraft = {
  readonly committee: Id
  readonly fields: MemberFields
  set(change: Partial<MemberFields>): void
  /** The request for one person; null while the name is missing. */
  personal(): InviteRequest | null
  link(): InviteRequest
}

/** For an invitation to `committee`. */
export function useMemberDraft(committee: Id): MemberDraft {
  const [fields, setFields] = useState(atFirst)
  const { role, linkRole, signatory, board, uses, days } = fields
  return {
    committee,
    fields,
    set: change => setFields(last => ({ ...last, ...change })),
    personal: () => {
      const [name, office] = [nameFrom(fields.name), nameFrom(fields.office)]
      return name === '' ? null : { kind: 'member', committee, name, role, office, signatory, board, days }
    },
    link: () => ({ kind: 'link', committee, role: linkRole, board, uses, days }),
  }
}
