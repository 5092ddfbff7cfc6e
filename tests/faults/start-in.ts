/** The whole server on a folder, without a client and in silence. */
import { type App, createApp } from '#server/app.ts'
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { createLog } from '#server/log.ts'

/** Starts it on a free port. */
export function startIn(folder: string, demo: boolean): Promise<App> {
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    database: null,
    origin: null,
    trustedProxies: 0,
    ...{ demo, mail: null, oidc: null, signingKey: null, hostName: null, privacyContact: null },
  }
  const log = createLog({ clock: systemClock, write: () => undefined })
  return createApp({ config, clock: systemClock, chance: systemChance, log, built: folder })
}
