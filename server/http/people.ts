/** `/api/partnership`, `/api/committees`, `/api/members`: who is in a partnership and as what. */
import { Router } from 'express'
import { addCommittee, changeCommittee, changePartnership, setUpPartnership } from '#server/commands/run-partnership.ts'
import { seatCommittees } from '#server/commands/seat-committees.ts'
import { changeMember, handOver, removeMember } from '#server/commands/seat-members.ts'
import { may } from '#shared/agreement/roles.ts'
import type { PartnershipReply } from '#shared/protocol/people.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { answer } from './answer.ts'
import { boardPath, emptyBody, parse } from './parse.ts'
import {
  boardCommitteesBody,
  committeeBody,
  committeePath,
  handOverBody,
  memberBody,
  memberPath,
  newCommitteeBody,
  partnershipBody,
  setUpBody,
} from './parse-people.ts'
import type { HttpDeps } from './server.ts'

/** Lines of the register that are shown. */
const linesShown = 50

/** Reading who is there, and everything that is done to partnership, committees and members. */
export function peopleRouter(deps: HttpDeps): Router {
  const router = Router()
  router.use(partnershipRouter(deps), membersRouter(deps))
  return router
}

/** GET and POST /api/partnership, POST /api/partnership/set-up, POST /api/committees and /api/committees/:committee */
function partnershipRouter(deps: HttpDeps): Router {
  const router = Router()
  router.get(
    '/partnership',
    answer<PartnershipReply>(async (_request, { actor }) => {
      if (!may(actor, 'see-people', actor)) throw new Refusal('not-allowed')
      return partnershipReply(deps, actor.partnership)
    }),
  )
  router.post(
    '/partnership',
    answer(async (request, { actor }) => done(changePartnership(deps, actor, parse(partnershipBody, request.body)))),
  )
  router.post(
    '/partnership/set-up',
    answer(async (request, { actor }) => done(setUpPartnership(deps, actor, parse(setUpBody, request.body)))),
  )
  router.post(
    '/committees',
    answer(async (request, { actor }) => done(addCommittee(deps, actor, parse(newCommitteeBody, request.body)))),
  )
  router.post(
    '/committees/:committee',
    answer(async (request, { actor }) => {
      const { committee: id } = parse(committeePath, request.params)
      return done(changeCommittee(deps, actor, { id, ...parse(committeeBody, request.body) }))
    }),
  )
  return router
}

/** POST /api/members/:member, …/remove and …/hand-over, POST /api/boards/:board/committees */
function membersRouter(deps: HttpDeps): Router {
  const router = Router()
  router.post(
    '/members/:member',
    answer(async (request, { actor }) => {
      const { member } = parse(memberPath, request.params)
      return done(changeMember(deps, actor, member, parse(memberBody, request.body)))
    }),
  )
  router.post(
    '/members/:member/remove',
    answer(async (request, { actor }) => {
      const { member } = parse(memberPath, request.params)
      parse(emptyBody, request.body)
      return done(removeMember(deps, actor, member))
    }),
  )
  router.post(
    '/members/:member/hand-over',
    answer(async (request, { actor }) => {
      const { member } = parse(memberPath, request.params)
      return done(handOver(deps, actor, member, parse(handOverBody, request.body)))
    }),
  )
  router.post(
    '/boards/:board/committees',
    answer(async (request, { actor }) => {
      const { board } = parse(boardPath, request.params)
      return done(seatCommittees(deps, actor, board, parse(boardCommitteesBody, request.body).committees))
    }),
  )
  return router
}

async function partnershipReply({ store }: HttpDeps, id: string): Promise<PartnershipReply> {
  const { partnerships } = store
  const [partnership, committees, members, register] = await Promise.all([
    partnerships.partnership(id),
    partnerships.committees(id),
    partnerships.members(id),
    partnerships.register(id, linesShown),
  ])
  if (partnership === null) throw new Refusal('not-found')
  return { partnership, committees, members, register }
}

/** Done, nothing to say. */
async function done(work: Promise<void>): Promise<null> {
  await work
  return null
}
