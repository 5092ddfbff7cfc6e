/**
 * A program that does one piece of work on a data folder, run by `f18-migrations.ts` to be killed at one of its steps:
 * `node --import die-at.ts dying.ts <work> <folder> [<file>]`. It loads no more than the work needs, since it is started often.
 */
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'

const [work = '', folder = '', file = ''] = process.argv.slice(2)

const works: Readonly<Record<string, () => Promise<unknown>>> = {
  async open() {
    const { openStore } = await import('#server/store/open.ts')
    await (await openStore({ folder })).close()
  },
  async backup() {
    const { makeBackup } = await import('#server/operations/backup.ts')
    makeBackup(folder, 'by-hand', systemClock.now())
  },
  async restore() {
    const { restore } = await import('#server/operations/restore.ts')
    restore(folder, file, { now: systemClock.now(), chance: systemChance })
  },
  'start with demo': () => start(true),
  'start without demo': () => start(false),
}

async function start(demo: boolean): Promise<void> {
  const { startIn } = await import('./start-in.ts')
  await (await startIn(folder, demo)).close()
}

await works[work]?.()
