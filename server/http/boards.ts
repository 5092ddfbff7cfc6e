/** `/api/boards`: making a board, who takes part in it, and its frozen versions. */
import { Router } from 'express'
import { enter } from '#server/commands/access.ts'
import { createBoard } from '#server/commands/create-board.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { BoardReply, CreateBoardReply, MemberInfo, VersionReply } from '#shared/protocol/routes.ts'
import { answer } from './answer.ts'
import { boardPath, createBoardBody, parse, versionPath } from './parse.ts'
import type { HttpDeps } from './server.ts'

/** POST /api/boards, GET /api/boards/:board, GET /api/boards/:board/versions/:number */
export function boardsRouter(deps: HttpDeps): Router {
  const { store } = deps
  const router = Router()
  router.post(
    '/boards',
    answer<CreateBoardReply>((request, { actor }) => createBoard(deps, actor, parse(createBoardBody, request.body))),
  )
  router.get(
    '/boards/:board',
    answer<BoardReply>(async (request, { actor }) => {
      const { board } = parse(boardPath, request.params)
      await enter(deps, actor, 'read', board)
      const [info, partnership] = await Promise.all([
        store.people.boardInfo(board),
        store.partnerships.partnership(actor.partnership),
      ])
      if (info === null || partnership === null) throw new Refusal('not-found')
      const members = actor.guest === null ? info.members : namesFor(actor, info.members)
      return { id: board, actor, partnership, committees: info.committees, members }
    }),
  )
  router.get(
    '/boards/:board/versions/:number',
    answer<VersionReply>(async (request, { actor }) => {
      const { board, number } = parse(versionPath, request.params)
      await enter(deps, actor, 'read-whole', board)
      const version = await store.versions.version(board, number)
      if (version === null) throw new Refusal('not-found')
      return { number, digest: version.digest, frozenAt: version.at, plan: JSON.parse(version.json) }
    }),
  )
  return router
}

/** A guest is told whom a name belongs to and who is a guest, too, as the talk and the tasks need it; not what each may do. */
function namesFor({ member }: Actor, members: readonly MemberInfo[]): MemberInfo[] {
  const nothing = { office: '', role: 'observer', signatory: false, owner: false } as const
  const markOf = (guest: MemberInfo['guest']) => guest && { ...guest, parts: [], since: 0, until: 0 }
  return members.map(one => {
    const { portrait: _hidden, ...named } = one
    return one.id === member ? one : { ...named, ...nothing, guest: markOf(one.guest) }
  })
}
