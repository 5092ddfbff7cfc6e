/** What calls about members' pictures look like. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'

/** `/api/members/:member/portrait` */
export const memberPath = z.object({ member: z.string().refine(isId) })
