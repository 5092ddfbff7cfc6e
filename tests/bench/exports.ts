/**
 * How long exports take, what memory their process needs, and for how long they hold up the server: `npm run bench`. Measured as
 * the server makes them, apart, from the call to the file. Prints the table that stands in docs/performance.md.
 */
import { readFileSync } from 'node:fs'
import { arch, cpus, platform } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { systemClock } from '#server/clock.ts'
import type { ExportInput } from '#server/exports/input.ts'
import { RenderProcess } from '#server/exports/render-apart.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { demoInput } from '../exports/demo-plans.ts'
import { inputOf, longPlan } from '../exports/plans.ts'

const formats: readonly ExportFormat[] = ['pdf', 'xlsx', 'ics', 'docx']
const plans: readonly (readonly [name: string, input: ExportInput, times: number])[] = [
  ['the train', await demoInput('train'), 15],
  ['500 stops', inputOf(longPlan, null), 7],
]

type Measured = {
  readonly first: number
  readonly median: number
  readonly blocked: number
  readonly memory: string
  readonly size: number
}

async function measured(format: ExportFormat, input: ExportInput, times: number): Promise<Measured> {
  const exports = new RenderProcess({ clock: systemClock })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const once = async () => {
    const begin = performance.now()
    const { bytes } = await exports.render(format, input, { language: 'de' })
    return { ms: performance.now() - begin, size: bytes.length }
  }
  delay.enable()
  const { ms: first, size } = await once()
  const later: number[] = []
  for (let i = 0; i < times; i++) later.push((await once()).ms)
  delay.disable()
  const memory = peakOfChild()
  await exports.close()
  later.sort((a, b) => a - b)
  return { first, median: later[Math.floor(later.length / 2)] ?? first, blocked: delay.max / 1e6, memory, size }
}

/** The most memory that the one child of this process held, where the system tells. */
function peakOfChild(): string {
  if (platform() !== 'linux') return 'not told'
  const child = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim()
  const kilobytes = readFileSync(`/proc/${child}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? ''
  return `${Math.round(Number(kilobytes) / 1024)} MB`
}

const { model } = cpus()[0] ?? { model: 'unknown' }
console.log(`Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${model}\n`)
console.log(
  '| Plan | Format | First | Median of later | Server held up, at most | Memory of the process, peak | File |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const [name, input, times] of plans)
  for (const format of formats) {
    const { first, median, blocked, memory, size } = await measured(format, input, times)
    const cells = [
      name,
      format,
      `${first.toFixed(0)} ms`,
      `${median.toFixed(0)} ms`,
      `${blocked.toFixed(0)} ms`,
      memory,
      `${Math.ceil(size / 1024)} KB`,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
