/** Exports in a thread of their own: the same files, the server free meanwhile, and no file that holds up the next. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { renderExport } from '#server/exports/render.ts'
import { RenderThread } from '#server/exports/render-apart.ts'
import { exportFormats } from '#shared/protocol/routes.ts'
import { HandClock } from '../harness/hand-clock.ts'
import { until } from '../harness/until.ts'
import { inputOf, journey, longPlan } from './plans.ts'

const options = { language: 'de', list: 'stops' } as const

function threadOn(clock = systemClock, code?: string): RenderThread {
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-render-'))
  const file = join(folder, 'worker.mjs')
  if (code !== undefined) writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${code}`)
  const thread = code === undefined ? new RenderThread(clock) : new RenderThread(clock, pathToFileURL(file))
  onTestFinished(async () => {
    await thread.close()
    rmSync(folder, { recursive: true })
  })
  return thread
}

test('E20 the thread makes the very files that are made here, whatever is asked for at once', async () => {
  const thread = threadOn()
  const apart = await Promise.all(exportFormats.map(format => thread.render(format, inputOf(journey), options)))
  for (const [i, format] of exportFormats.entries())
    expect(apart[i], format).toEqual(await renderExport(format, inputOf(journey), options))
})

test('E20 while a large file is made, the server goes on', async () => {
  const thread = threadOn()
  let turns = 0
  let done = false
  const file = thread.render('docx', inputOf(longPlan), options).finally(() => (done = true))
  while (!done) {
    await new Promise(resolve => setImmediate(resolve))
    turns += 1
  }
  expect((await file).bytes.length).toBeGreaterThan(1000)
  expect(turns).toBeGreaterThan(50)
})

test('E20 an error comes to whoever asked, and the next file is made', async () => {
  const thread = threadOn()
  const input = inputOf(journey)
  const broken = thread.render('html', { ...input, plan: { ...journey, stops: null as never } }, options)
  const next = thread.render('json', input, options)
  await expect(broken).rejects.toThrow('The export failed')
  expect((await next).fileName).toMatch(/\.json$/)
})

test('E20 a file that never ends is given up, and the next one gets a new thread', async () => {
  const clock = new HandClock()
  const thread = threadOn(
    clock,
    `parentPort.on('message', ({ format }) => { if (format === 'html') for (;;); parentPort.postMessage({ file: format }) })`,
  )
  const stuck = thread.render('html', inputOf(journey), options)
  const next = thread.render('json', inputOf(journey), options)
  await until('the first file is begun', () => clock.waiting === 1)
  clock.turn(60_000)
  await expect(stuck).rejects.toThrow('took longer')
  expect(await next).toBe('json')
})

test('E20 a thread that breaks down is told, and the next file gets a new one', async () => {
  const thread = threadOn(
    systemClock,
    `parentPort.on('message', ({ format }) => { if (format === 'html') process.exit(3); parentPort.postMessage({ file: format }) })`,
  )
  await expect(thread.render('html', inputOf(journey), options)).rejects.toThrow('code 3')
  expect(await thread.render('json', inputOf(journey), options)).toBe('json')
})

test('E20 a thread that nobody needs ends, and comes again when it is needed', async () => {
  const clock = new HandClock()
  const thread = threadOn(
    clock,
    `let asked = 0; parentPort.on('message', () => parentPort.postMessage({ file: ++asked }))`,
  )
  expect([
    await thread.render('json', inputOf(journey), options),
    await thread.render('json', inputOf(journey), options),
  ]).toEqual([1, 2])
  clock.turn(10 * 60_000)
  expect(await thread.render('json', inputOf(journey), options)).toBe(1)
})

test('E20 after the end nothing is begun any more', async () => {
  const thread = threadOn(systemClock, `parentPort.on('message', () => { for (;;); })`)
  const files = [thread.render('json', inputOf(journey), options), thread.render('json', inputOf(journey), options)]
  const ends = files.map(file => expect(file).rejects.toThrow(/ended with code|The server ends/))
  await new Promise(resolve => setImmediate(resolve))
  await thread.close()
  await Promise.all(ends)
})
