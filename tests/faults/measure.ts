/** Loaded into a server under test (`node --import`): measures how late its event loop is, and tells whoever started it. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

/** What the process answers with to 'measure'. Milliseconds, bytes. */
export type Measure = {
  readonly p99: number
  readonly max: number
  /** Time on the processor since the last 'begin'. */
  readonly cpu: number
  readonly rss: number
  /** What JavaScript holds on to, buffers included. After a collection where Node was started with `--expose-gc`. */
  readonly held: number
}

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let cpuBefore = process.cpuUsage()

process.on('message', (asked: unknown) => {
  if (asked === 'begin') {
    delay.reset()
    cpuBefore = process.cpuUsage()
  }
  if (asked === 'measure') void memory().then(held => process.send?.({ ...lag(), ...held } satisfies Measure))
})
process.channel?.unref() // the server ends as it would without us

/** Twice: what a first collection lets go of, its buffers included, is only gone at the next. */
async function memory(): Promise<Pick<Measure, 'rss' | 'held'>> {
  globalThis.gc?.()
  await setImmediate()
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, held: heapUsed + external }
}

function lag(): Omit<Measure, 'rss' | 'held'> {
  const { user, system } = process.cpuUsage(cpuBefore)
  return { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6, cpu: (user + system) / 1000 }
}
