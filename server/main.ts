/** Starts Twinboard: settings, application, a line when it listens, and an orderly end on SIGTERM or SIGINT. */
import type { App } from './app.ts'
import { systemChance } from './chance.ts'
import { systemClock } from './clock.ts'
import { loadCompiled } from './compiled.ts'
import { readConfig } from './config.ts'
import { takeFolder } from './folder.ts'
import { createLog, type Log } from './log.ts'
import { StartError } from './start-error.ts'

/** The whole of an orderly end takes at most this, in milliseconds (trust.md O6). */
const endMs = 9_500

const write = (line: string) => process.stdout.write(`${line}\n`)
const log = createLog({ clock: systemClock, write })

try {
  const config = readConfig()
  takeFolder(config.dataFolder)
  const { createApp } = await loadCompiled(config.dataFolder, () => import('./app.ts'))
  const app = await createApp({ config, clock: systemClock, chance: systemChance, log })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(app, signal, log))
  write(`listening on ${app.address}`)
  for (const { who, address } of app.invitations) write(`sign in as ${who}: ${address}`)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function end(app: App, signal: string, log: Log): Promise<void> {
  log.info('server.ending', { signal })
  systemClock.after(endMs, () => {
    log.error('server.ended-late', { ms: endMs })
    process.exit(1)
  })
  await app.close()
  log.info('server.ended')
  process.exit(0)
}
