/** Looks whether all is well with an installation (trust.md O3, O8): reads only, also while the server runs. */
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Config } from '#server/config.ts'
import { stepNames } from '#server/store/migrations/migrate.ts'
import { isUnfinished } from '#server/store/sqlite-first-start.ts'
import { backupsIn, databaseIn, listBackups, verify } from './backup.ts'
import { examineKeys } from './doctor-keys.ts'

export type Finding = { readonly state: 'ok' | 'look at this' | 'broken'; readonly says: string }

/** Hours after which the newest backup is too old: a daily one, with some patience. */
const backupHours = 36
const testedNode = 26
/** Shares of the disk below which free space is to be looked at, and is not enough. */
const [scarce, full] = [0.1, 0.03]

/** What the commands say that work on the embedded database only. */
export const elsewhere =
  'The database is PostgreSQL: back it up with pg_dump and restore it with pg_restore, see docs/postgresql.md.'

const ok = (says: string): Finding => ({ state: 'ok', says })
const look = (says: string): Finding => ({ state: 'look at this', says })
const broken = (says: string): Finding => ({ state: 'broken', says })

/** Everything that was looked at, one finding each. `readSettings` throws for settings that are wrong. */
export function examine(readSettings: () => Config, now: number): Finding[] {
  const settings = tried('The settings', () => ({ found: readSettings(), finding: ok('The settings are understood.') }))
  const { found, finding } = settings
  if (found === null) return [nodeVersion(), finding]
  if (found.database !== null) return [nodeVersion(), finding, ok(elsewhere)]
  return [nodeVersion(), finding, ...folderFindings(found.dataFolder, now)]
}

function folderFindings(folder: string, now: number): Finding[] {
  if (!existsSync(folder)) return [look(`There is no data folder ${folder} yet: the first start makes it.`)]
  return [
    rights(folder),
    space(folder),
    ...leftovers(folder),
    ...databaseFindings(folder),
    ...backupFindings(folder, now),
  ]
}

function nodeVersion(): Finding {
  const { node } = process.versions
  if (Number.parseInt(node, 10) >= testedNode) return ok(`Node ${node} runs.`)
  return look(`Node ${node} runs; Twinboard is tested with ${testedNode}, which comes with npm ci.`)
}

/** The folder can be written to, and nobody else on the machine can read what is in it. */
function rights(folder: string): Finding {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return broken(`This account cannot write to ${folder}.`)
  }
  const open = [folder, databaseIn(folder), join(folder, 'demo.json'), backupsIn(folder)].filter(
    path => existsSync(path) && (statSync(path).mode & 0o077) !== 0,
  )
  if (open.length > 0) return look(`Other accounts of this machine may read or enter ${open.join(', ')}.`)
  return ok(`${folder} is for this account only.`)
}

function space(folder: string): Finding {
  const { bavail, blocks, bsize } = statfsSync(folder)
  const share = bavail / blocks
  const says = `${((bavail * bsize) / 1e9).toFixed(1)} GB of the disk are free (${Math.floor(share * 100)} %).`
  return share < full ? broken(says) : share < scarce ? look(says) : ok(says)
}

/** Traces of something that was broken off. */
function leftovers(folder: string): Finding[] {
  const unfinished = isUnfinished(folder)
    ? [look('The first start was not finished; the next start begins again.')]
    : []
  const names = readdirSync(folder)
  const restoring = names.includes('restoring.sqlite')
    ? [look('A restore was broken off before it took effect; do it again, or delete restoring.sqlite.')]
    : []
  return [...unfinished, ...restoring]
}

function databaseFindings(folder: string): Finding[] {
  const file = databaseIn(folder)
  if (!existsSync(file)) return [look('There is no database yet: the first start makes it.')]
  const read = tried('The database', () => {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
    const done = db
      .prepare('select name from kysely_migration')
      .all()
      .map(row => String(row.name))
    db.close()
    return { found: null, finding: schema(done) }
  })
  return [read.finding, ...contents('The database', file), ...keyFindings(file)]
}

function keyFindings(file: string): Finding[] {
  const { found, finding } = tried('The signing keys', () => {
    const keys = examineKeys(file)
    return { found: keys, finding: ok(`Keys that statements are signed with: ${keys.count}.`) }
  })
  return found !== null && found.faults.length > 0 ? found.faults.map(broken) : [finding]
}

function schema(done: readonly string[]): Finding {
  const beyond = done.filter(name => !stepNames.includes(name))
  if (beyond.length > 0) return broken(`A newer Twinboard wrote the database (schema ${beyond.join(', ')}).`)
  const missing = stepNames.filter(name => !done.includes(name))
  if (missing.length > 0) return look(`The next start changes the tables (${missing.join(', ')}), after a backup.`)
  return ok(`The tables are those of this version (${stepNames.at(-1)}).`)
}

/** Reads a database file whole; one finding for each thing that is damaged. */
function contents(what: string, file: string): Finding[] {
  const { found, finding } = tried(what, () => {
    const seen = verify(file)
    const { boards, edits, versions } = seen
    return {
      found: seen,
      finding: ok(`${what} is whole: ${boards} boards, ${edits} edits and ${versions} versions were read.`),
    }
  })
  const wrong = [...(found?.damage ?? []), ...(found?.faults ?? [])]
  return wrong.length > 0 ? wrong.map(fault => broken(`${what}: ${fault}`)) : [finding]
}

function backupFindings(folder: string, now: number): Finding[] {
  const [newest, ...older] = listBackups(folder)
  if (newest === undefined) return [look('There is no backup yet; the running server makes one a day.')]
  const hours = Math.floor((now - newest.at) / 3_600_000)
  const says = `The newest backup, ${basename(newest.file)}, is ${hours} hours old; there are ${older.length} more.`
  return [hours > backupHours ? look(says) : ok(says), ...contents('The newest backup', newest.file)]
}

/** What `check` finds; a finding of its own when it throws. */
function tried<T>(what: string, check: () => { found: T; finding: Finding }): { found: T | null; finding: Finding } {
  try {
    return check()
  } catch (error) {
    return { found: null, finding: broken(`${what}: ${(error as Error).message}`) }
  }
}
