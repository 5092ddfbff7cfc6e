/** The running server's own backups: one before each migration, and one a day, made in a thread of their own. */

import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import { stepNames } from '#server/store/migrations/migrate.ts'
import { type BackupKind, databaseIn, listBackups, type MadeBackup } from './backup.ts'

type Deps = { readonly folder: string; readonly clock: Clock; readonly log: Log }
/** What the thread is asked, and what it answers. */
export type BackupOrder = { readonly folder: string; readonly kind: BackupKind; readonly now: number }
export type BackupAnswer = { readonly made: MadeBackup } | { readonly failure: string }

/** Milliseconds between two looks whether a backup is due, and the age at which the newest one is too old. */
const lookEvery = 10 * 60_000
const due = 24 * 3_600_000

/**
 * Makes a backup when the next opening of the store will change its tables. Throws when it cannot be made, so that nothing is
 * changed without one. Boards that were damaged before are no reason: their copy is a true one.
 */
export async function backUpBeforeMigration({ folder, clock, log }: Deps): Promise<void> {
  const missing = missingSteps(folder)
  if (missing[0] === undefined) return
  const made = await inThread({ folder, kind: `before-${missing[0]}`, now: clock.now() }).made
  tell(log, made)
}

/** Makes a backup as soon as the newest is a day old, for as long as the server runs. The function that comes back ends it. */
export function startDailyBackups({ folder, clock, log }: Deps): () => Promise<void> {
  let running: ReturnType<typeof inThread> | null = null
  let ended = false
  const look = async () => {
    if (running !== null) return
    try {
      if (clock.now() - newestOf(folder) < due) return
      running = inThread({ folder, kind: 'daily', now: clock.now() })
      tell(log, await running.made)
    } catch (error) {
      if (!ended) log.error('backup.failed', { error }) // the next look tries again
    } finally {
      running = null
    }
  }
  const stop = clock.every(lookEvery, () => void look())
  return async () => {
    ended = true
    stop()
    await running?.stop()
  }
}

function newestOf(folder: string): number {
  return listBackups(folder).find(({ kind }) => kind === 'daily')?.at ?? 0
}

/** The steps that an existing database lacks; none for a folder without one, since there is nothing to lose. */
function missingSteps(folder: string): string[] {
  const file = databaseIn(folder)
  if (!existsSync(file)) return []
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    const made = db.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get() !== undefined
    if (!made) return []
    const done = db
      .prepare('select name from kysely_migration')
      .all()
      .map(row => row.name)
    return stepNames.filter(name => !done.includes(name))
  } finally {
    db.close()
  }
}

function inThread(order: BackupOrder): { readonly made: Promise<MadeBackup>; stop(): Promise<unknown> } {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: order })
  const made = new Promise<MadeBackup>((resolve, reject) => {
    worker.once('message', (answer: BackupAnswer) =>
      'made' in answer ? resolve(answer.made) : reject(new Error(answer.failure)),
    )
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The backup was broken off.')))
  })
  return { made, stop: () => worker.terminate() }
}

function tell(log: Log, { file, kind, bytes, boards, edits, faults }: MadeBackup): void {
  const facts = { file, kind, bytes, boards, edits }
  if (faults.length > 0) log.error('backup.faulty', { ...facts, faults })
  else log.info('backup.made', facts)
}
