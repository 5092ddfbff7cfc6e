/** The doctor finds what is wrong, says it in a line, and only reads. */
import { execFile } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listBackups, makeBackup } from '#server/operations/backup.ts'
import { elsewhere, examine } from '#server/operations/doctor.ts'
import { newPrivateKey, signerOf } from '#server/signing/key.ts'
import { StartError } from '#server/start-error.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { settingsFor } from '#tests/http/world.ts'
import { day, type FilledFolder, filledFolder, morning, saveSnapshot, stops } from './filled-folder.ts'

const run = promisify(execFile)
let filled: FilledFolder
beforeEach(async () => {
  filled = await filledFolder()
  await filled.write(['s1', 's2'])
})
afterEach(() => filled.remove())

/** Everything that is not ok, `state: words`. */
function complaints(now = morning): string[] {
  const findings = examine(() => settingsFor(filled.folder), now)
  expect(findings.length).toBeGreaterThan(5)
  const about = findings.filter(({ says }) => !says.includes('of the disk')) // what this machine has left is not the test's
  return about.filter(({ state }) => state !== 'ok').map(({ state, says }) => `${state}: ${says}`)
}

/** The commands as a person types them: what they print, and their exit code. */
async function command(...words: string[]): Promise<{ said: string; code: number }> {
  const env = { ...process.env, TWINBOARD_DATA: filled.folder }
  return run(process.execPath, ['server/operations/run.ts', ...words], { env }).then(
    ({ stdout }) => ({ said: stdout, code: 0 }),
    error => ({ said: String(error.stdout), code: Number(error.code) }),
  )
}

test('O3 the doctor has nothing to say of a sound installation, also while a server runs, and changes nothing', async () => {
  await filled.within(async store => {
    await saveSnapshot(store)
    makeBackup(filled.folder, 'daily', morning)
    const before = readdirSync(filled.folder).map(name => [name, statSync(join(filled.folder, name)).mtimeMs])
    expect(complaints()).toEqual([])
    expect(readdirSync(filled.folder).map(name => [name, statSync(join(filled.folder, name)).mtimeMs])).toEqual(before)
  })
})

test('O3 E42 the doctor counts the keys for signing, and names one that is damaged without telling it', async () => {
  const chance = seededChance(7)
  const [first, second] = [newPrivateKey(chance), newPrivateKey(chance)]
  const { id, publicKey } = signerOf(first)
  await filled.within(store => store.signing.signWith({ id, publicKey, privateKey: first }, morning))
  const told = () =>
    examine(() => settingsFor(filled.folder), morning).filter(({ says }) => /are signed|signing key/.test(says))
  expect(told()).toEqual([{ state: 'ok', says: 'Keys that statements are signed with: 1.' }])
  for (const wrong of [second, 'nonsense']) {
    filled.tamper(`update signing_keys set private_key = '${wrong}'`)
    const says = `The signing key ${id} is damaged: bring it back from a backup.`
    expect(told()).toEqual([{ state: 'broken', says }])
  }
})

test.each([
  [
    'a damaged edit',
    `update log set bytes = x'00' where seq = 2`,
    /^broken: The database: The log of board train is damaged at seq 2/,
  ],
  ['a lost edit', 'delete from log where seq = 2', /^broken: The database: .*seq 2 is missing/],
  ['an epoch that falls', `update log set epoch = 7 where seq = 2`, /^broken: The database: .*damaged at seq 2/],
  ['a damaged snapshot', `update snapshots set digest = 'x'`, /^broken: The database: The snapshot of board train/],
  [
    'a stray row',
    `pragma foreign_keys = off; delete from members where id = 'vera'`,
    /^broken: The database: A row of tokens names/,
  ],
  [
    'newer tables',
    `insert into kysely_migration values ('0999-later', '')`,
    /^broken: A newer Twinboard wrote the database/,
  ],
  ['older tables', 'delete from kysely_migration', /^look at this: The next start changes the tables \(0001-first, /],
])('O3 the doctor finds %s', async (_, sql, says) => {
  await filled.within(saveSnapshot)
  makeBackup(filled.folder, 'daily', morning)
  filled.tamper(sql)
  expect(complaints()).toEqual([expect.stringMatching(says)])
})

test('O3 the doctor finds backups that are missing, old or damaged', () => {
  expect(complaints()).toEqual([expect.stringMatching(/^look at this: There is no backup yet/)])
  makeBackup(filled.folder, 'daily', morning)
  expect(complaints(morning + 2 * day)).toEqual([
    expect.stringMatching(/^look at this: The newest backup, .*, is 48 hours old/),
  ])
  filled.tamper(`update log set bytes = x'00' where seq = 2`, listBackups(filled.folder)[0]?.file)
  expect(complaints()).toEqual([expect.stringMatching(/^broken: The newest backup: .*damaged at seq 2/)])
})

test('O3 the doctor finds doors left open, and work that was broken off', () => {
  makeBackup(filled.folder, 'daily', morning)
  chmodSync(join(filled.folder, 'twinboard.sqlite'), 0o644)
  writeFileSync(join(filled.folder, 'restoring.sqlite'), '')
  writeFileSync(join(filled.folder, 'first-start.unfinished'), '')
  expect(complaints()).toEqual([
    expect.stringMatching(/^look at this: Other accounts of this machine may read or enter .*twinboard.sqlite\.$/),
    expect.stringMatching(/^look at this: The first start was not finished/),
    expect.stringMatching(/^look at this: A restore was broken off/),
  ])
})

test('O3 the doctor finds a database that is none, a folder that is none, and settings that are wrong', () => {
  writeFileSync(join(filled.folder, 'twinboard.sqlite'), 'minutes of the meeting'.repeat(500))
  expect(complaints().filter(line => line.startsWith('broken: The database: file is not a database'))).toHaveLength(2)
  rmSync(filled.folder, { recursive: true })
  const settings = () => settingsFor(filled.folder)
  expect(examine(settings, morning).at(-1)?.says).toMatch(/There is no data folder .* yet/)
  const wrong = () => {
    throw new StartError('PORT must be a number.')
  }
  expect(examine(wrong, morning).at(-1)).toEqual({ state: 'broken', says: 'The settings: PORT must be a number.' })
})

test('O3 with PostgreSQL the commands say in one sentence what to use instead', async () => {
  const env = { ...process.env, TWINBOARD_DATA: filled.folder, TWINBOARD_DATABASE: 'postgresql://127.0.0.1:1/none' }
  for (const words of [['backup'], ['restore', 'x'], ['token']]) {
    const refused = run(process.execPath, ['server/operations/run.ts', ...words], { env })
    await expect(refused).rejects.toMatchObject({ code: 1, stdout: `${elsewhere}\n` })
  }
  const config = { ...settingsFor(filled.folder), database: 'postgresql://127.0.0.1:1/none' }
  expect(examine(() => config, morning).at(-1)?.says).toBe(elsewhere)
})

test('O3 the three commands: backup while a server runs, restore when it has ended, doctor with its exit code', async () => {
  const backup = await filled.within(() => command('backup'))
  expect(backup).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^The backup is made and was read back whole: .*1 boards, 3 edits/),
  })
  await filled.write(['s3'])
  const file = listBackups(filled.folder)[0]?.file ?? ''
  expect(await command('restore')).toMatchObject({ code: 1, said: expect.stringContaining(file) })
  const running = await filled.within(() => command('restore', file))
  expect(running).toMatchObject({ code: 1, said: expect.stringMatching(/^Another Twinboard is running/) })
  const restored = await command('restore', file)
  expect(restored.code).toBe(0)
  expect(restored.said).toMatch(
    /not in the plans any more: 1 edits\.\n.* is kept in .*before-restore.*\n1 of 1 boards begin a new epoch/,
  )
  expect(await stops(filled)).toEqual(['s1', 's2'])
  expect(await command('doctor')).toMatchObject({ code: 0, said: expect.stringMatching(/^ok +Node \d+/) })
  filled.tamper('delete from log where seq = 2')
  expect((await command('doctor')).code).toBe(1)
  expect((await command('dance')).said).toBe(
    'Say one of: backup, restore, doctor, token, link, retention, processing-record.\n',
  )
  expect(readFileSync('package.json', 'utf8')).toContain('"doctor": "node server/operations/run.ts doctor"')
})
