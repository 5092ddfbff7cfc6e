/**
 * Backups of the embedded database (trust.md O3): a copy made by SQLite while people go on writing, read back whole before it
 * gets its name. What has its name has been verified; what was interrupted is a `.partial`, and the next backup clears it away.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { lockFile } from '#server/store/folder-lock.ts'
import { newFile, putInPlace } from './disk.ts'
import { type Inspection, inspect } from './inspect.ts'

/** Why it was made: `daily`, `by-hand`, or `before-0002-more` for the migration that it was made before. */
export type BackupKind = 'daily' | 'by-hand' | `before-${string}`
export type Backup = {
  readonly file: string
  /** When it was made, milliseconds since 1970. */
  readonly at: number
  readonly kind: string
}
/** A backup with what was found in it. With faults, it is a true copy of boards that are damaged, and counts as none. */
export type MadeBackup = Backup & Pick<Inspection, 'faults' | 'boards' | 'edits'> & { readonly bytes: number }

const nameForm = /^twinboard-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)-([\w-]+)\.sqlite$/
const faulty = 'faulty'
/** Days and weeks of which a daily backup is kept. */
const kept = { days: 14, weeks: 8 } as const
const day = 86_400_000

/** The database of a data folder. */
export function databaseIn(folder: string): string {
  return join(folder, 'twinboard.sqlite')
}

/** The folder of its backups. */
export function backupsIn(folder: string): string {
  return join(folder, 'backups')
}

/** A moment as it stands in names of files: no colons, which not every disk takes. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().replaceAll(':', '-')
}

/** The verified backups of a data folder, the newest first. */
export function listBackups(folder: string): Backup[] {
  return named(folder).filter(({ kind }) => kind !== faulty)
}

/**
 * Makes a backup and verifies it. Throws when there is no database, when another backup is being made, when the disk does not
 * take it, or when the copy is no whole database.
 */
export function makeBackup(folder: string, kind: BackupKind, now: number): MadeBackup {
  const target = backupsIn(folder)
  mkdirSync(target, { recursive: true, mode: 0o700 })
  const lock = lockFile(join(target, 'backups.lock'), 'Another backup is being made.')
  try {
    clearPartial(target)
    const partial = join(target, `${stampOf(now)}.partial`)
    newFile(partial)
    copyDatabase(databaseIn(folder), partial)
    const { damage, faults, boards, edits } = verify(partial)
    if (damage.length > 0) throw new Error(`The copy is damaged: ${damage.join(' ')}`)
    if (faults.length > 0) forgetFaulty(folder)
    const file = join(target, `twinboard-${stampOf(now)}-${faults.length > 0 ? faulty : kind}.sqlite`)
    putInPlace(partial, file)
    return { file, at: now, kind, faults, boards, edits, bytes: statSync(file).size }
  } finally {
    lock.close()
  }
}

/** Reads a backup, or any database file, whole. Throws when it is none. */
export function verify(file: string): Inspection {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return inspect(db)
  } finally {
    db.close()
  }
}

/** Deletes daily backups that are too old to be kept. Those made by hand or before a migration are for people to delete. */
export function prune(folder: string): void {
  for (const { file } of tooOld(listBackups(folder).filter(({ kind }) => kind === 'daily'))) rmSync(file)
}

/**
 * Which of the backups, the newest first, need not be kept: one a day is, of the last 14 days that have one, and one a week, of
 * the last 8 such weeks. Days without a backup do not count, so a server that stood still for a year deletes nothing.
 */
export function tooOld(backups: readonly Backup[]): Backup[] {
  const days = newestOfEach(backups, at => Math.floor(at / day)).slice(0, kept.days)
  const weeks = newestOfEach(backups, at => Math.floor((at / day + 3) / 7)).slice(0, kept.weeks) // 1970 began on a Thursday
  const keep = new Set([...days, ...weeks])
  return backups.filter(backup => !keep.has(backup))
}

function newestOfEach(backups: readonly Backup[], period: (at: number) => number): Backup[] {
  const groups = Map.groupBy(backups, ({ at }) => period(at))
  return [...groups.values()].flatMap(group => group[0] ?? [])
}

function named(folder: string): Backup[] {
  const target = backupsIn(folder)
  if (!existsSync(target)) return []
  const found = readdirSync(target).flatMap((name): Backup[] => {
    const [, date, hours, minutes, seconds, kind = ''] = name.match(nameForm) ?? []
    const at = Date.parse(`${date}T${hours}:${minutes}:${seconds}`)
    return Number.isNaN(at) ? [] : [{ file: join(target, name), at, kind }]
  })
  return found.sort((a, b) => b.at - a.at)
}

/** One copy of what is damaged is enough, the newest. */
function forgetFaulty(folder: string): void {
  for (const { file, kind } of named(folder)) if (kind === faulty) rmSync(file)
}

/** `VACUUM INTO` reads one state of the database; writers go on meanwhile. */
function copyDatabase(from: string, to: string): void {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5000 })
  try {
    db.prepare('vacuum into ?').run(to)
  } finally {
    db.close()
  }
}

function clearPartial(target: string): void {
  for (const name of readdirSync(target)) if (/\.partial(-journal)?$/.test(name)) rmSync(join(target, name))
}
