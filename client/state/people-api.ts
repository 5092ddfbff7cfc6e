/** The calls about partnerships, committees and members. Apart from `api.ts`, since no board needs them to open. */
import type { Id } from '#shared/ids.ts'
import type {
  AddCommitteeRequest,
  ChangeCommitteeRequest,
  ChangeMemberRequest,
  ChangePartnershipRequest,
  HandOverRequest,
  PartnershipReply,
  SetUpRequest,
} from '#shared/protocol/people.ts'
import { get, post } from './api.ts'

/** Each rejects with a Refusal, and may be tried again when the answer was lost. */
export const getPartnership = () => get<PartnershipReply>(fetch, '/api/partnership')
export const changePartnership = (change: ChangePartnershipRequest) => post<void>(fetch, '/api/partnership', change)
export const setUpPartnership = (request: SetUpRequest) => post<void>(fetch, '/api/partnership/set-up', request)
export const addCommittee = (committee: AddCommitteeRequest) => post<void>(fetch, '/api/committees', committee)
export const changeCommittee = (id: Id, committee: ChangeCommitteeRequest) =>
  post<void>(fetch, `/api/committees/${id}`, committee)
export const changeMember = (id: Id, change: ChangeMemberRequest) => post<void>(fetch, `/api/members/${id}`, change)
export const removeMember = (id: Id) => post<void>(fetch, `/api/members/${id}/remove`, {})
export const handOver = (id: Id, request: HandOverRequest) => post<void>(fetch, `/api/members/${id}/hand-over`, request)
export const seatCommittees = (board: Id, committees: readonly Id[]) =>
  post<void>(fetch, `/api/boards/${board}/committees`, { committees })
