/**
 * Puts a backup in the place of the database (trust.md O3, R5, F15). Nothing is deleted: what was there is kept beside it. Plans,
 * talk and decisions go back to the backup's moment; who may do what and who is let in stay as they are now. Killed at any
 * step, the folder holds the old database or the restored one. See decisions/0014.
 */
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Chance } from '#server/chance.ts'
import { lockFolder } from '#server/store/folder-lock.ts'
import { stepNames } from '#server/store/migrations/migrate.ts'
import { clearUnfinished, isUnfinished } from '#server/store/sqlite-first-start.ts'
import { databaseIn, stampOf, verify } from './backup.ts'
import { newFile, putInPlace, sync } from './disk.ts'
import { keepWaysIn, type NewLink } from './restore-access.ts'
import { renewBoards } from './restore-epochs.ts'
import { type Lost, whatIsLost } from './restore-report.ts'

export type Restored = {
  /** When the newest thing in the backup happened, milliseconds since 1970: the recovery point. */
  readonly point: number
  /** The folder in which the database that was there is kept; null when there was none. */
  readonly keptIn: string | null
  /** What is newer than the backup and therefore not in the plans any more; null when the old database cannot be read. */
  readonly lost: Lost | null
  /** Boards whose devices begin anew. */
  readonly renewed: number
  readonly boards: number
  /** Sign-in links that work once, for the chairs, where all other ways in have ended; null where those of today go on. */
  readonly links: readonly NewLink[] | null
}
type Deps = { readonly now: number; readonly chance: Chance }

/** Restores `backup` into `folder`. Throws, and leaves everything as it was, when a server runs or the backup is not whole. */
export function restore(folder: string, backup: string, deps: Deps): Restored {
  refuseBroken(backup)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = lockFolder(folder)
  try {
    if (isUnfinished(folder)) clearUnfinished(folder) // nobody's work, and its mark would clear the restored one away
    const present = settlePresent(folder)
    const coming = join(folder, 'restoring.sqlite')
    for (const name of [coming, `${coming}-journal`]) rmSync(name, { force: true })
    copy(backup, coming)
    const changed = change(coming, present, deps)
    refuseBroken(coming)
    const keptIn = keepPresent(folder, deps.now)
    putInPlace(coming, databaseIn(folder))
    if (changed.links !== null) rmSync(join(folder, 'demo.json'), { force: true }) // ways in that lead nowhere any more
    return { ...changed, keptIn }
  } finally {
    lock.close()
  }
}

/** A backup that a newer version wrote, or that does not load, must not take the place of anything. */
function refuseBroken(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const { damage, faults } = verified(file)
  if (damage.length + faults.length > 0)
    throw new Error(`${basename(file)} is damaged and was not restored: ${[...damage, ...faults].join(' ')}`)
  const db = new DatabaseSync(file, { readOnly: true })
  const steps = db
    .prepare('select name from kysely_migration')
    .all()
    .map(row => String(row.name))
  db.close()
  const beyond = steps.filter(name => !stepNames.includes(name))
  if (beyond.length > 0)
    throw new Error(`${basename(file)} was written by a newer Twinboard (schema ${beyond.join(', ')}).`)
}

function verified(file: string): ReturnType<typeof verify> {
  try {
    return verify(file)
  } catch (cause) {
    throw new Error(`${basename(file)} is no backup of Twinboard: ${(cause as Error).message}.`, { cause })
  }
}

/**
 * The present database as one file without a write-ahead log, which SQLite would otherwise apply to the database that takes
 * its place. Null when there is none, or none that can be read.
 */
function settlePresent(folder: string): string | null {
  const file = databaseIn(folder)
  if (!existsSync(file)) return null
  try {
    const db = new DatabaseSync(file)
    try {
      db.exec('pragma journal_mode = delete')
      const whole = db.prepare('pragma integrity_check').get()?.integrity_check === 'ok'
      return whole && db.prepare("select 1 from sqlite_schema where name = 'boards'").get() !== undefined ? file : null
    } finally {
      db.close()
    }
  } catch {
    return null // it is kept as it is, for whoever may be able to mend it
  }
}

/** All changes to the copy in one transaction: epochs, ways in, and the account of what is lost. */
function change(coming: string, present: string | null, deps: Deps): Omit<Restored, 'keptIn'> {
  const db = new DatabaseSync(coming, { enableForeignKeyConstraints: true })
  try {
    if (present !== null) db.prepare('attach ? as now').run(present)
    db.exec('begin immediate')
    const point = newestIn(db)
    const lost = present === null ? null : whatIsLost(db)
    const renewed = renewBoards(db, { ...deps, hasPresent: present !== null })
    const links = keepWaysIn(db, { ...deps, hasPresent: present !== null })
    db.exec('commit')
    const boards = Number(db.prepare('select count(*) as n from boards').get()?.n)
    return { point, lost, renewed, boards, links }
  } finally {
    db.close()
  }
}

function newestIn(db: DatabaseSync): number {
  const newest = `select max(at) as at from (select at from log union all select at from messages union all select at from decisions)`
  return Number(db.prepare(newest).get()?.at)
}

/**
 * Keeps what is there under a name of its own. It is copied, so that the folder is never without a database; only what stands
 * beside one that cannot be read is moved: SQLite would apply it to the restored one.
 */
function keepPresent(folder: string, now: number): string | null {
  const copied = ['twinboard.sqlite', 'demo.json'].filter(name => existsSync(join(folder, name)))
  if (copied.length === 0) return null
  const keptIn = join(folder, `before-restore-${stampOf(now)}`)
  mkdirSync(keptIn, { mode: 0o700 })
  for (const name of copied) copy(join(folder, name), join(keptIn, name))
  const moved = ['wal', 'shm', 'journal'].map(part => `twinboard.sqlite-${part}`)
  for (const name of moved) if (existsSync(join(folder, name))) renameSync(join(folder, name), join(keptIn, name))
  sync(keptIn)
  sync(folder)
  return keptIn
}

/** A copy that is on the disk when this returns, for the server's own account only. */
function copy(from: string, to: string): void {
  newFile(to)
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  chmodSync(to, 0o600) // copying took over the rights of the other file
  sync(to)
}
