/** Exports in a process of their own: the same files, the server free meanwhile, and no file that holds up the next. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { previewOf, renderExport } from '#server/exports/render.ts'
import { RenderProcess } from '#server/exports/render-apart.ts'
import { exportFormats } from '#shared/protocol/routes.ts'
import { HandClock } from '../harness/hand-clock.ts'
import { until } from '../harness/until.ts'
import { inputOf, journey, longPlan } from './plans.ts'

const options = { language: 'de', list: 'stops' } as const
const input = inputOf(journey)

/** The process, or one that runs `code` for each job. In there, `answer(result)` answers, and `jobs` counts. */
function processOn(clock = systemClock, code?: string): RenderProcess {
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-render-'))
  const file = join(folder, 'program.mjs')
  const program = `let jobs = 0
    const answer = (result, held = 0) => process.send({ result, held })
    process.on('message', ({ format }) => { jobs += 1; ${code} })`
  writeFileSync(file, program)
  const made = new RenderProcess({ clock, ...(code === undefined ? {} : { program: pathToFileURL(file) }) })
  onTestFinished(async () => {
    await made.close()
    rmSync(folder, { recursive: true })
  })
  return made
}

test('E20 the process makes the very files that are made here, whatever is asked for at once', async () => {
  const exports = processOn()
  const apart = await Promise.all(exportFormats.map(format => exports.render(format, input, options)))
  for (const [i, format] of exportFormats.entries())
    expect(apart[i], format).toEqual(await renderExport(format, input, options))
  expect(await exports.preview(input, options, 2)).toEqual(await previewOf(input, options, 2))
})

test('E20 while a large file is made, the server goes on', async () => {
  const exports = processOn()
  let turns = 0
  let done = false
  const file = exports.render('pdf', inputOf(longPlan), options).finally(() => (done = true))
  while (!done) {
    await new Promise(resolve => setImmediate(resolve))
    turns += 1
  }
  expect((await file).bytes.length).toBeGreaterThan(1000)
  expect(turns).toBeGreaterThan(50)
})

test('E21 files are made in another process, which sees nothing of the environment of the server', async () => {
  const exports = processOn(systemClock, `answer([process.pid, process.ppid, Object.keys(process.env)])`)
  const [own, parent, names] = (await exports.render('pdf', input, options)) as unknown as [number, number, string[]]
  expect([own === process.pid, parent]).toEqual([false, process.pid])
  expect(names.filter(name => !name.startsWith('NODE_'))).toEqual(['FONTCONFIG_FILE'])
})

test('E20 an error comes to whoever asked, and the next file is made', async () => {
  const exports = processOn()
  const broken = exports.render('html', { ...input, plan: { ...journey, stops: null as never } }, options)
  const next = exports.render('json', input, options)
  await expect(broken).rejects.toThrow('The export failed')
  expect((await next).fileName).toMatch(/\.json$/)
})

test('E20 a file that never ends is given up, and the next one gets a new process', async () => {
  const clock = new HandClock()
  const exports = processOn(clock, `if (format === 'html') for (;;); answer([format, jobs])`)
  const stuck = exports.render('html', input, options)
  const next = exports.render('json', input, options)
  await until('the first file is begun', () => clock.waiting === 1)
  clock.turn(60_000)
  await expect(stuck).rejects.toThrow('took longer')
  expect(await next).toEqual(['json', 1])
})

test('E21 a file of many parts tells how far it is, and is not stuck as long as it goes on', async () => {
  const clock = new HandClock()
  const exports = processOn(
    clock,
    `for (const done of [1, 2]) process.send({ progress: { done, of: 2 } }); answer('all')`,
  )
  const heard: unknown[] = []
  const file = exports.render('json', input, options, progress => {
    heard.push(progress)
    clock.turn(20_000)
  })
  expect(await file).toBe('all')
  expect(heard).toEqual([1, 2].map(done => ({ done, of: 2 })))
})

test('E20 a process that breaks down is told with its last words, and the next file gets a new one', async () => {
  const exports = processOn(systemClock, `if (format === 'html') throw new Error('no paper'); answer(jobs)`)
  await expect(exports.render('html', input, options)).rejects.toThrow(/ended with code 1.*no paper/s)
  expect(await exports.render('json', input, options)).toBe(1)
})

test('E20 a process that nobody needs ends, and comes again when it is needed', async () => {
  const clock = new HandClock()
  const exports = processOn(clock, 'answer(jobs)')
  expect([await exports.render('json', input, options), await exports.render('json', input, options)]).toEqual([1, 2])
  clock.turn(10 * 60_000)
  expect(await exports.render('json', input, options)).toBe(1)
})

test('E21 a process that has made many files, or holds much memory, is followed by a new one', async () => {
  const exports = processOn(systemClock, `answer(jobs, format === 'pdf' ? 2 ** 31 : 0)`)
  const counts: unknown[] = []
  for (let i = 0; i < 201; i++) counts.push(await exports.render('json', input, options))
  expect(counts.slice(198)).toEqual([199, 200, 1])
  expect(await exports.render('pdf', input, options)).toBe(2)
  expect(await exports.render('json', input, options)).toBe(1)
})

test('E20 after the end nothing is begun any more', async () => {
  const exports = processOn(systemClock, 'for (;;);')
  const files = [exports.render('json', input, options), exports.render('json', input, options)]
  const ends = files.map(file => expect(file).rejects.toThrow(/ended with SIGKILL|The server ends/))
  await new Promise(resolve => setImmediate(resolve))
  await exports.close()
  await Promise.all(ends)
})
