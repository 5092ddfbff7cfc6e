/** Who is let into a server at its start: the demo's people, or, on an empty server without the demo, the first chair. */
import { setUp } from '#server/commands/set-up.ts'
import type { Config } from '#server/config.ts'
import { seedDemo } from './demo.ts'
import type { DemoDeps } from './teller.ts'
import { demoInvitations, type Invitation, readDemo, signInAddress, writeDemo } from './ways-in.ts'

/**
 * Fills an empty store, and gives the links that let somebody in. The demo's links are given at each start while its
 * `demo.json` is there, the first chair's only once. `origin` is the address that people type.
 */
export async function invite(
  deps: DemoDeps,
  { dataFolder, demo: withDemo }: Pick<Config, 'dataFolder' | 'demo'>,
  origin: string,
): Promise<Invitation[]> {
  const first = await deps.store.fillOnce(async store => {
    if (!withDemo) return [await firstChair({ ...deps, store }, origin)]
    writeDemo(dataFolder, origin, await seedDemo({ ...deps, store }))
    return known(dataFolder, origin)
  })
  return first ?? known(dataFolder, origin)
}

/** The ways into the demo of a folder, written again under the address of today; none when it has no demo. */
function known(folder: string, origin: string): Invitation[] {
  const demo = readDemo(folder)
  if (demo === null) return []
  writeDemo(folder, origin, demo)
  return demoInvitations(origin, demo)
}

async function firstChair(deps: DemoDeps, origin: string): Promise<Invitation> {
  const secret = await setUp(deps, Intl.DateTimeFormat().resolvedOptions().timeZone)
  return { who: 'the first chair (works once, within a week)', address: signInAddress(origin, secret) }
}
