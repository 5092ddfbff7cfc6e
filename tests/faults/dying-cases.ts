/** The pieces of work that F18 kills a process in: how the folder is before, and what may be found in it after. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { databaseIn, listBackups, makeBackup, verify } from '#server/operations/backup.ts'
import { restore } from '#server/operations/restore.ts'
import { sqliteKinds } from '#server/store/migrations/column-kinds.ts'
import { migrate, stepNames, steps } from '#server/store/migrations/migrate.ts'
import { openStore } from '#server/store/open.ts'
import { sqliteDialect } from '#server/store/sqlite-dialect.ts'
import { SqliteThread } from '#server/store/sqlite-thread.ts'
import { sha256Hex } from '#shared/digest.ts'
import { type FilledFolder, fillFolder, stops } from '#tests/operations/filled-folder.ts'
import { startIn } from './start-in.ts'

export type Case = {
  readonly name: string
  /** What `dying.ts` calls it. */
  readonly work: string
  /** About how many steps it takes: where the short form draws from. */
  readonly steps: number
  /** Kills in the short form; every how many steps one comes in the long form. */
  readonly kills: number
  readonly stride: number
  /** Makes the folder as it is before. */
  prepare(folder: string): Promise<void>
  /** The file that the work is given. */
  file?(folder: string): string
  /** Throws when what a killed process left in the folder is neither the old nor the new state. */
  check(folder: string): Promise<void>
}

/** All of them; a migration from each older form of the tables, and from none. */
export function cases(): Case[] {
  const older = stepNames.map((_, count) => migration(stepNames.slice(0, count)))
  return [...older, firstStart(true), firstStart(false), backup, restoring]
}

function migration(before: readonly string[]): Case {
  let old = ''
  let present = ''
  return {
    name: `a migration after ${before.at(-1) ?? 'nothing'}`,
    work: 'open',
    ...{ steps: before.length === 0 ? 38 : 12, kills: 2, stride: 1 },
    async prepare(folder) {
      await makeTables(`${folder}-new`, stepNames)
      present = tablesIn(`${folder}-new`)
      if (before.length === 0) return void mkdirSync(folder, { recursive: true })
      await makeTables(folder, before)
      old = tablesIn(folder)
    },
    async check(folder) {
      const found = tablesIn(folder)
      if (found !== old && found !== present) throw new Error(`half of the tables are there: ${found}`)
      await (await openStore({ folder })).close()
      if (tablesIn(folder) !== present) throw new Error('the tables are not those of this version')
      if (before.length > 0 && !hasOldRow(folder)) throw new Error('a row of before is lost')
    },
  }
}

/** With the demo, which takes a thousand steps, or with the one person who sets the server up. */
function firstStart(demo: boolean): Case {
  return {
    name: `a first start ${demo ? 'with' : 'without'} the demo`,
    work: `start ${demo ? 'with' : 'without'} demo`,
    ...{ steps: demo ? 900 : 50, kills: 1, stride: demo ? 25 : 1 },
    prepare: async folder => void mkdirSync(folder, { recursive: true }),
    async check(folder) {
      const app = await startIn(folder, demo)
      await app.close()
      if (demo) await checkDemo(folder)
      const { damage, faults } = verify(databaseIn(folder))
      if (damage.length + faults.length > 0) throw new Error([...damage, ...faults].join(' '))
      if (existsSync(join(folder, 'first-start.unfinished'))) throw new Error('it is never finished')
    },
  }
}

/** Both boards are there, and everybody of `demo.json` gets in. */
async function checkDemo(folder: string): Promise<void> {
  const { boards, members } = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))
  const store = await openStore({ folder })
  const heads = await Promise.all(boards.map(({ id }: { id: string }) => store.log.head(id)))
  const tokens = await Promise.all(
    members.map(({ token }: { token: string }) => store.tokens.findToken(sha256Hex(token))),
  )
  await store.close()
  if (heads.length !== 2 || tokens.length !== 6 || tokens.includes(null)) throw new Error('half of the demo is there')
  const rows = verify(databaseIn(folder)).boards
  if (rows !== 2) throw new Error(`${rows} boards are there`)
}

const backup: Case = {
  name: 'a backup',
  work: 'backup',
  ...{ steps: 14, kills: 1, stride: 1 },
  async prepare(folder) {
    const filled = await fillFolder(folder)
    await filled.write(['s1'])
    makeBackup(folder, 'daily', systemClock.now())
  },
  async check(folder) {
    for (const { file } of [...listBackups(folder), { file: databaseIn(folder) }]) checkWhole(file, 2)
    if (listBackups(folder).length === 0) throw new Error('the backup of before is gone')
    checkWhole(makeBackup(folder, 'by-hand', systemClock.now()).file, 2)
    const left = readdirSync(join(folder, 'backups')).filter(name => name.includes('partial'))
    if (left.length > 0) throw new Error(`left behind for good: ${left}`)
  },
}

const restoring: Case = {
  name: 'a restore',
  work: 'restore',
  ...{ steps: 55, kills: 2, stride: 1 },
  async prepare(folder) {
    const filled = await fillFolder(folder)
    await filled.write(['s1'])
    makeBackup(folder, 'daily', systemClock.now())
    await filled.write(['s2'])
  },
  file: folder => listBackups(folder)[0]?.file ?? '',
  async check(folder) {
    const filled = await fillFolder(folder)
    const found = `${await stops(filled)}`
    if (found !== 's1' && found !== 's1,s2') throw new Error(`the plan has ${found}`)
    if (found === 's1' && !(await isKept(filled))) throw new Error('the newer edits are nowhere any more')
    restore(folder, listBackups(folder)[0]?.file ?? '', { now: systemClock.now(), chance: systemChance })
    if (`${await stops(filled)}` !== 's1') throw new Error('the restore cannot be done again')
  },
}

/** True when the database of before is among those that restores kept. */
async function isKept({ folder }: FilledFolder): Promise<boolean> {
  const kept = readdirSync(folder).filter(name => name.startsWith('before-restore'))
  const edits = kept.map(name => verify(join(folder, name, 'twinboard.sqlite')).edits)
  return edits.includes(3)
}

function checkWhole(file: string, edits: number): void {
  const seen = verify(file)
  const wrong = [...seen.damage, ...seen.faults]
  if (wrong.length > 0 || seen.edits !== edits) throw new Error(`${file}: ${seen.edits} edits, ${wrong.join(' ')}`)
}

/** A database as the version that ended with these steps made it, with one row in it. */
async function makeTables(folder: string, names: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const thread = new SqliteThread(databaseIn(folder), () => undefined)
  const known = Object.fromEntries(Object.entries(steps(sqliteKinds)).filter(([name]) => names.includes(name)))
  const db = new Kysely<Record<string, never>>({ dialect: sqliteDialect(thread) })
  await db.transaction().execute(transaction => migrate(transaction, sqliteKinds, known))
  await thread.close()
  const rows = new DatabaseSync(databaseIn(folder))
  rows.exec(`insert into partnerships (id, name, at) values ('bond', 'From before', 1)`)
  rows.close()
}

function hasOldRow(folder: string): boolean {
  const db = new DatabaseSync(databaseIn(folder))
  const row = db.prepare(`select name from partnerships where id = 'bond'`).get()
  db.close()
  return row?.name === 'From before'
}

/** All tables and the steps that made them, as one text; empty for a folder without any. */
function tablesIn(folder: string): string {
  if (!existsSync(databaseIn(folder))) return ''
  const db = new DatabaseSync(databaseIn(folder))
  const tables = db.prepare(`select sql from sqlite_schema where sql is not null order by name`).all()
  const done = tables.length === 0 ? [] : db.prepare('select name from kysely_migration order by name').all()
  db.close()
  return [...tables, ...done].map(row => Object.values(row).join()).join('\n')
}
