/**
 * How long exports take, what memory their process needs, and for how long they hold up the server: `npm run bench`. Measured as
 * the server makes them, apart, from the call to the file. Prints the table that stands in docs/performance.md.
 */
import { readFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform } from 'node:os'
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
  /** Milliseconds from the call to the file: with the start of the process, and the median of later ones. */
  readonly first: number
  readonly median: number
  /** Milliseconds of computing in the process for each later file; null where the system does not tell. */
  readonly computing: number | null
  /** Milliseconds that the loop of the server was late, at most. */
  readonly late: number
  /** Megabytes that the process held, at most. */
  readonly memory: number | null
  readonly kilobytes: number
}

async function measured(format: ExportFormat, input: ExportInput, times: number): Promise<Measured> {
  const exports = new RenderProcess({ clock: systemClock })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const once = async () => {
    const begin = performance.now()
    const { bytes } = await exports.render(format, input, { language: 'de' })
    return { ms: performance.now() - begin, kilobytes: Math.ceil(bytes.length / 1024) }
  }
  delay.enable()
  const { ms: first, kilobytes } = await once()
  const before = childOf()
  const later: number[] = []
  for (let i = 0; i < times; i++) later.push((await once()).ms)
  delay.disable()
  const after = childOf()
  await exports.close()
  const median = later.sort((a, b) => a - b)[Math.floor(later.length / 2)] ?? first
  const computing = before && after ? (after.computed - before.computed) / times : null
  return { first, median, computing, late: delay.max / 1e6, memory: after?.memory ?? null, kilobytes }
}

/** Of the one child of this process: milliseconds computed so far, and the most megabytes held. Only Linux tells. */
function childOf(): { readonly computed: number; readonly memory: number } | null {
  if (platform() !== 'linux') return null
  const child = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim()
  const fields = readFileSync(`/proc/${child}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const [user = 0, system = 0] = fields.slice(11, 13).map(Number)
  const kilobytes = readFileSync(`/proc/${child}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)?.[1]
  return { computed: (user + system) * 10, memory: Number(kilobytes) / 1024 } // the kernel counts in hundredths of a second
}

const { model } = cpus()[0] ?? { model: 'unknown' }
console.log(`Node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${model}\n`)
const shown = (value: number | null, unit: string) => (value === null ? 'not told' : `${value.toFixed(0)} ${unit}`)
console.log('| Plan | Format | First | Later, median | Computing | Server late, at most | Memory, at most | File |')
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
for (const [name, input, times] of plans)
  for (const format of formats) {
    const found = await measured(format, input, times)
    const waits = [found.first, found.median, found.computing, found.late].map(ms => shown(ms, 'ms'))
    console.log(`| ${[name, format, ...waits, shown(found.memory, 'MB'), shown(found.kilobytes, 'KB')].join(' | ')} |`)
  }
console.log(
  `\nLoad of the machine: ${loadavg()
    .map(load => load.toFixed(1))
    .join(', ')}`,
)
