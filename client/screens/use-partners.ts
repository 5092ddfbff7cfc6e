/** Who else a new board can be for. */
import { getPartnership } from '#client/state/people-api.ts'
import { useReply } from '#client/state/use-reply.ts'
import type { Committee } from '#shared/protocol/routes.ts'

/** The other committees of the partnership; null until they are known. Without them, a board of one's own can be begun. */
export function usePartners(mine: Committee): readonly Committee[] | null {
  const [reply] = useReply(getPartnership)
  if (reply.state === 'asked') return null
  return reply.state === 'here' ? reply.value.committees.filter(({ id }) => id !== mine.id) : []
}
