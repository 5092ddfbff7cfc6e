/** A new board: its row and the first edit of its plan, which only the server writes and only once (trust.md R3, R4). */
import * as Y from 'yjs'
import { type Chance, newClientId, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Seed, Store } from '#server/store/store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import { seedPlan } from '#shared/plan/edits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { CreateBoardReply, CreateBoardRequest } from '#shared/protocol/routes.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }

/** Makes a board for committees of the actor's partnership, the actor's own among them. */
export async function createBoard(deps: Deps, actor: Actor, request: CreateBoardRequest): Promise<CreateBoardReply> {
  const id = newId(deps.chance)
  const committees = [...new Set(request.committees)]
  if (!may(actor, 'create-board', { board: id, partnership: actor.partnership, committees })) {
    throw new Refusal('not-allowed')
  }
  const { title, language } = request
  const row = {
    id,
    partnership: actor.partnership,
    committees,
    title: { [language]: { text: title } },
    by: actor.member,
    at: deps.clock.now(),
  }
  await deps.store.people.createBoard(row, seedOf(deps.chance, title, language))
  return { id }
}

function seedOf(chance: Chance, title: string, language: string): Seed {
  const doc = new Y.Doc()
  doc.clientID = newClientId(chance)
  seedPlan(doc, { title, language })
  return { update: Y.encodeStateAsUpdate(doc), clients: [doc.clientID] }
}
