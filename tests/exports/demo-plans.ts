/** The plans of both demo stories as exports get them: told into a store of their own, then read as the server reads them. */

import { tellChoir } from '#server/demo/choir/choir.ts'
import { Teller } from '#server/demo/teller.ts'
import { tellTrain } from '#server/demo/train/train.ts'
import type { ExportInput } from '#server/exports/input.ts'
import { memoryBus } from '#server/live/bus.ts'
import { Rooms } from '#server/live/rooms.ts'
import { HandClock } from '../harness/hand-clock.ts'
import { seededChance } from '../harness/seeded-chance.ts'
import { tempStore } from '../harness/temp-store.ts'

const tellings = { train: tellTrain, choir: tellChoir } as const
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** The draft of a demo's plan with its committees, members and proposals. */
export async function demoInput(story: keyof typeof tellings): Promise<ExportInput> {
  const temp = await tempStore()
  const store = await temp.open()
  try {
    const deps = { store, clock: new HandClock(), chance: seededChance(5), log: quiet }
    const teller = new Teller(deps)
    const board = await tellings[story](teller)
    await teller.close()
    const info = await store.people.boardInfo(board)
    if (info === null) throw new Error(`no board of the ${story}`)
    const room = await new Rooms({ ...deps, bus: memoryBus(quiet.error) }).open(board)
    const [plan, proposals] = [await room.plan(), await store.versions.proposals(board)]
    const { committees, members, changedAt } = info
    const about = { board, origin: 'https://plan.example', version: null, at: changedAt, signed: null }
    return { ...about, plan, committees, members, proposals }
  } finally {
    await store.close()
    await temp.remove()
  }
}
