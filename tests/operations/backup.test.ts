/** Backups: whole, verified before they count, made while people write, and never the last good one deleted. */
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { createLog, type Log } from '#server/log.ts'
import { type Backup, backupsIn, listBackups, makeBackup, tooOld, verify } from '#server/operations/backup.ts'
import { backUpBeforeMigration, startDailyBackups } from '#server/operations/daily-backups.ts'
import { lockFile } from '#server/store/folder-lock.ts'
import { HandClock } from '#tests/harness/hand-clock.ts'
import { until } from '#tests/harness/until.ts'
import { day, type FilledFolder, filledFolder, morning, saveSnapshot, writer } from './filled-folder.ts'

let filled: FilledFolder
let lines: { event: string; level: string; [fact: string]: unknown }[]
let log: Log
beforeEach(async () => {
  filled = await filledFolder()
  lines = []
  log = createLog({ clock: systemClock, write: line => lines.push(JSON.parse(line)) })
})
afterEach(() => filled.remove())

const names = () => readdirSync(backupsIn(filled.folder)).sort()

test('O3 a backup holds what is committed, is for its owner only, and was read back whole', async () => {
  await filled.write(['s1', 's2'])
  await filled.within(saveSnapshot)
  const { file, faults, boards, edits } = makeBackup(filled.folder, 'by-hand', morning)
  expect({ faults, boards, edits }).toEqual({ faults: [], boards: 1, edits: 3 })
  expect(basename(file)).toBe('twinboard-2027-05-01T08-00-00.000Z-by-hand.sqlite')
  const modes = [file, backupsIn(filled.folder)].map(path => (statSync(path).mode & 0o777).toString(8))
  expect(modes).toEqual(['600', '700'])
  expect(listBackups(filled.folder)).toEqual([{ file, at: morning, kind: 'by-hand' }])
})

test.each([
  ['an edit', `update log set bytes = x'00' where seq = 2`, /damaged at seq 2/],
  ['a row of the log', 'delete from log where seq = 2', /seq 2 is missing/],
  ['the newest row of the log', 'delete from log where seq = 3', /ends at seq 2/],
  ['a snapshot', `update snapshots set bytes = x'00'`, /snapshot of board train/],
  ['a version', `insert into versions values ('train', 'wrong', '{}', 'anna', 1, 1, 1)`, /Version 1 of board train/],
])(
  'O3 with %s damaged a copy does not count as a backup, and the last good one is still the newest',
  async (_, sql, says) => {
    await filled.write(['s1', 's2'])
    await filled.within(saveSnapshot)
    const good = makeBackup(filled.folder, 'daily', morning)
    filled.tamper(sql)
    for (const hours of [1, 2]) {
      const { faults } = makeBackup(filled.folder, 'daily', morning + hours * 3_600_000)
      expect(faults.join()).toMatch(says)
    }
    expect(listBackups(filled.folder).map(({ file }) => file)).toEqual([good.file])
    expect(names().filter(name => name.includes('faulty'))).toEqual([
      'twinboard-2027-05-01T10-00-00.000Z-faulty.sqlite',
    ])
  },
)

test('O3 a snapshot that says something else than the log is found, though its own checksum is right', async () => {
  await filled.write(['s1'])
  await filled.within(saveSnapshot)
  filled.tamper('create table other as select * from log; delete from log where seq = 2')
  filled.tamper('update boards set seq = 1')
  await filled.write(['s9'])
  expect(verify(join(filled.folder, 'twinboard.sqlite')).faults).toEqual([
    'The snapshot of board train is damaged or says something else than the log.',
  ])
})

test('O3 what an interrupted backup left behind is cleared away, and two at once are one', () => {
  makeBackup(filled.folder, 'by-hand', morning)
  writeFileSync(join(backupsIn(filled.folder), 'x.partial'), 'half')
  const other = lockFile(join(backupsIn(filled.folder), 'backups.lock'), '')
  expect(() => makeBackup(filled.folder, 'by-hand', morning + 1)).toThrow('Another backup is being made.')
  other.close()
  makeBackup(filled.folder, 'by-hand', morning + 1)
  expect(names().filter(name => name.includes('partial'))).toEqual([])
  expect(listBackups(filled.folder).map(({ at }) => at)).toEqual([morning + 1, morning])
})

test('O3 fourteen daily and eight weekly ones are kept, and the newest always', () => {
  const daily = (days: number): Backup => ({ file: `${days}`, at: morning - days * day, kind: 'daily' })
  const all = Array.from({ length: 100 }, (_, days) => daily(days))
  const deleted = new Set(tooOld(all))
  const left = all.filter(backup => !deleted.has(backup)).map(({ file }) => Number(file))
  expect(left.slice(0, 14)).toEqual([...Array(14).keys()])
  expect(left.slice(14)).toEqual([20, 27, 34, 41, 48]) // Sundays: the eight weeks are this one, two more above, and these
  expect(tooOld([daily(3000)])).toEqual([])
  expect(tooOld([daily(0), { ...daily(0), file: 'earlier the same day', at: morning - 1000 }])).toHaveLength(1)
})

test('O3 the running server makes one as soon as the newest is a day old, while people write on', async () => {
  const clock = new HandClock()
  const stop = startDailyBackups({ folder: filled.folder, clock, log })
  await filled.within(async store => {
    const add = await writer(store, 4711)
    for (let days = 0; days < 3; days++) {
      clock.turn(days === 0 ? 10 * 60_000 : day)
      let acknowledged = 0
      while (lines.length === days) await add(`day${days}-${acknowledged++}`)
      expect(acknowledged).toBeGreaterThan(3)
      clock.turn(10 * 60_000) // and no other one on the same day
    }
  })
  await stop()
  expect(lines.map(({ event }) => event)).toEqual(['backup.made', 'backup.made', 'backup.made'])
  expect(lines.map(({ edits }) => Number(edits) > 1)).toContain(true)
  expect(listBackups(filled.folder).map(({ kind }) => kind)).toEqual(['daily', 'daily', 'daily'])
})

test('O3 a backup that fails is told as an error and tried again', async () => {
  const clock = new HandClock()
  const stop = startDailyBackups({ folder: filled.folder, clock, log })
  writeFileSync(backupsIn(filled.folder), 'a file in the way')
  clock.turn(10 * 60_000)
  await until('it failed', () => lines.length === 1)
  rmSync(backupsIn(filled.folder))
  clock.turn(10 * 60_000)
  await until('it is made', () => lines.length === 2)
  await stop()
  expect(lines.map(({ event }) => event)).toEqual(['backup.failed', 'backup.made'])
})

test('O3 a server that ends does not wait for its backup, which then counts as none', async () => {
  const clock = new HandClock()
  const stop = startDailyBackups({ folder: filled.folder, clock, log })
  clock.turn(10 * 60_000)
  await stop()
  expect(lines).toEqual([])
  expect(listBackups(filled.folder)).toEqual([])
  expect(makeBackup(filled.folder, 'daily', morning).faults).toEqual([])
})

test('O3 before a migration a backup is made, named after it; without one nothing is', async () => {
  await backUpBeforeMigration({ folder: filled.folder, clock: systemClock, log })
  expect(existsSync(backupsIn(filled.folder))).toBe(false)
  filled.tamper('delete from kysely_migration')
  await backUpBeforeMigration({ folder: filled.folder, clock: systemClock, log })
  expect(listBackups(filled.folder).map(({ kind }) => kind)).toEqual(['before-0001-first'])
  expect(lines).toMatchObject([{ event: 'backup.made', boards: 1 }])
})
