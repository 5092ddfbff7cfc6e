/** Everything that a room begins with, or a refusal: a board that cannot be had whole is not opened at all (trust.md R3). */
import type { BoardAccess } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { Memory } from './memory.ts'
import type { RoomDeps } from './room.ts'

export type LoadedBoard = {
  readonly memory: Memory
  readonly access: BoardAccess
  /** The title in the lists of boards. */
  readonly title: Translated
  /** Seq of the newest message. */
  readonly talkSeq: number
}

/** Loads the board. Refusal('not-found') when it was never made; whatever else goes wrong is ('room-unavailable') and logged. */
export async function loadBoard(deps: RoomDeps, board: Id): Promise<LoadedBoard> {
  try {
    const loaded = await load(deps, board)
    const { seq, torn } = loaded.memory
    deps.log.info('room.opened', { board, seq, torn })
    return loaded
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') throw error
    deps.log.error('room.unavailable', { board, error })
    throw new Refusal('room-unavailable')
  }
}

async function load({ store, chance }: RoomDeps, board: Id): Promise<LoadedBoard> {
  const [info, access] = await Promise.all([store.people.boardInfo(board), store.people.access(board)])
  if (info === null || access === null) throw new Refusal('not-found')
  const talkSeq = await store.talk.lastSeq(board)
  const memory = await Memory.load({ log: store.log, chance }, board)
  return { memory, access, title: info.title, talkSeq }
}
