/** What the app as a whole stands on, put together once in `main.tsx`: everything that reaches outside comes in here. */
import { createContext, useContext } from 'react'
import type { Clock } from '#client/link/clock.ts'
import type { Device } from '#client/link/device.ts'
import type { Chance } from '#client/link/link.ts'
import type { Wire } from '#client/link/wire.ts'
import type { Id } from '#shared/ids.ts'
import type { Api } from './api.ts'
import type { Kept } from './kept.ts'

export type AppDeps = {
  readonly api: Api
  readonly kept: Kept
  readonly clock: Clock
  readonly device: Device
  readonly openWire: (board: Id) => Wire
  readonly chance: Chance
  readonly newId: () => Id
  readonly nextFrame: (run: () => void) => void
}

export const AppContext = createContext<AppDeps | null>(null)

/** The app's ground. Throws outside of it. */
export function useApp(): AppDeps {
  const app = useContext(AppContext)
  if (app === null) throw new Error('outside of the app')
  return app
}
