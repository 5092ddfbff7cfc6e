/** The two boards of the demo as the exports get them, with everybody who is on them. */

import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { seedDemo } from '#server/demo/demo.ts'
import type { ExportInput } from '#server/exports/input.ts'
import { loadReplica } from '#server/live/replica.ts'
import { createLog } from '#server/log.ts'
import { readPlan } from '#shared/plan/read.ts'
import { openPrepared } from '#tests/harness/empty-store.ts'
import { temporaryFolder } from '../http/world.ts'

/** Tells the stories of the demo. `atEnd` takes what is to be cleared away. */
export async function demoInputs(
  atEnd: (what: () => void) => void,
): Promise<{ train: ExportInput; choir: ExportInput }> {
  const store = await openPrepared(temporaryFolder(atEnd))
  const log = createLog({ clock: systemClock, write: () => undefined })
  const { boards } = await seedDemo({ store, clock: systemClock, chance: systemChance, log })
  const inputs = await Promise.all(
    boards.map(async ({ id }): Promise<ExportInput> => {
      const [{ doc }, info] = await Promise.all([loadReplica(store.log, id), store.people.boardInfo(id)])
      if (info === null) throw new Error(`the demo has no ${id}`)
      const told = { board: id, origin: 'https://plan.example', plan: readPlan(doc), version: null, at: info.changedAt }
      return { ...told, committees: info.committees, members: info.members, proposals: [], signed: null }
    }),
  )
  await store.close()
  const [train, choir] = inputs
  if (!train || !choir) throw new Error('the demo has two boards')
  return { train, choir }
}
