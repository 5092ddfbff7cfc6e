/** Files are read in a process of their own: what it may, how long it has, and what becomes of the next one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { fileReader } from '#server/imports/read-apart.ts'
import { createLog } from '#server/log.ts'
import { inputOf, journey } from '../exports/plans.ts'
import { HandClock } from '../harness/hand-clock.ts'
import { until } from '../harness/until.ts'
import { bytesOf, exported, nothing, partnershipOf, read, readPlan } from './read.ts'

// A busy machine may take seconds to start a process.
vi.setConfig({ testTimeout: 120_000 })

const table = bytesOf('Task;Due on\nBook the coach;1.5.2027\n')

/** A reader whose process runs `code`; without code, the real one. */
function readerOn(clock = systemClock, code?: string) {
  const lines: string[] = []
  const log = createLog({ clock, write: line => lines.push(line) })
  if (code === undefined) return { files: fileReader({ clock, log }), lines }
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-reader-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'reader.mjs')
  writeFileSync(file, code)
  return { files: fileReader({ clock, log }, pathToFileURL(file)), lines }
}

test('IM1 the process finds what is found here, in lists and in whole plans', async () => {
  const { files } = readerOn()
  expect(await files.readRecords(table, nothing, {})).toEqual(read(table))
  const json = await exported('json', inputOf(journey), { language: 'de' })
  const here = partnershipOf(inputOf(journey))
  const apart = await files.readPlanFile(json, here)
  expect({ ...apart, update: new Uint8Array(apart.update) }).toEqual(readPlan(json, here))
})

test('IM1 a refusal comes with its code and facts', async () => {
  const { files } = readerOn()
  await expect(files.readRecords(bytesOf('PK\u0003\u0004'), nothing, {})).rejects.toMatchObject({
    code: 'import-damaged',
    facts: { format: 'ZIP' },
  })
})

test('IM1 it has no environment, opens no file but the program, and starts nothing', async () => {
  const { files } = readerOn(
    systemClock,
    `import { readFileSync, writeFileSync } from 'node:fs'
     import { spawnSync } from 'node:child_process'
     const tried = run => { try { run(); return 'done' } catch (error) { return error.code } }
     const answer = [tried(() => readFileSync('/etc/hostname')), tried(() => writeFileSync('/tmp/twinboard-out', '')), tried(() => spawnSync('true')), Object.keys(process.env).length]
     process.stdin.resume().on('end', () => process.stdout.write(JSON.stringify({ records: answer })))`,
  )
  const denied = 'ERR_ACCESS_DENIED'
  expect(await files.readRecords(table, nothing, {})).toEqual([denied, denied, denied, 0])
})

test('IM1 a file that is never done is given up, and the next one is read', async () => {
  const clock = new HandClock()
  const { files } = readerOn(
    clock,
    `let all = ''; process.stdin.on('data', piece => (all += piece)).on('end', () => { if (all.includes('stuck')) for (;;); process.stdout.write('{"records":1}') })`,
  )
  const stuck = files.readRecords(bytesOf('stuck'), nothing, {})
  const next = files.readRecords(bytesOf('fine'), nothing, {})
  await until('the first file is begun', () => clock.waiting === 1)
  clock.turn(60_000)
  await expect(stuck).rejects.toMatchObject({ code: 'import-too-much' })
  expect(await next).toBe(1)
})

test('IM1 one that takes too much memory ends itself, and one that answers without end is ended', async () => {
  const greedy = readerOn(systemClock, `const all = []; for (;;) all.push(new Array(1e6).fill(all.length + 0.5))`)
  await expect(greedy.files.readRecords(table, nothing, {})).rejects.toMatchObject({ code: 'import-too-much' })
  const endless = readerOn(systemClock, `const more = () => process.stdout.write('x'.repeat(1e6), more); more()`)
  await expect(endless.files.readRecords(table, nothing, {})).rejects.toMatchObject({ code: 'import-too-much' })
})

test('IM1 a fault of the reader is told to the log whole, and to the person as a file that cannot be read', async () => {
  const { files, lines } = readerOn(
    systemClock,
    `process.stdin.resume().on('end', () => process.stdout.write('{"failure":"TypeError: a bug"}'))`,
  )
  await expect(files.readRecords(table, nothing, {})).rejects.toMatchObject({ code: 'import-damaged' })
  expect(lines.join('')).toContain('TypeError: a bug')
})

test('IM1 while some wait, others are asked to come again', async () => {
  const { files } = readerOn()
  const all = await Promise.allSettled(Array.from({ length: 6 }, () => files.readRecords(table, nothing, {})))
  expect(all.map(each => (each.status === 'rejected' ? each.reason.code : 'read'))).toEqual([
    'read',
    'read',
    'read',
    'read',
    'too-many',
    'too-many',
  ])
})
