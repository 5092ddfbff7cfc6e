/** Loaded into a server under test (`node --import`): measures how late its event loop is, and tells whoever started it. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What the process answers with to 'lag'. Milliseconds, bytes. */
export type Lag = {
  readonly p99: number
  readonly max: number
  /** Time on the processor since the last 'begin'. */
  readonly cpu: number
  readonly rss: number
}

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
let cpuBefore = process.cpuUsage()

process.on('message', (asked: unknown) => {
  if (asked === 'begin') {
    delay.reset()
    cpuBefore = process.cpuUsage()
  }
  if (asked === 'lag') process.send?.({ ...lag(), rss: process.memoryUsage().rss } satisfies Lag)
})
process.channel?.unref() // the server ends as it would without us

function lag(): Omit<Lag, 'rss'> {
  const { user, system } = process.cpuUsage(cpuBefore)
  return { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6, cpu: (user + system) / 1000 }
}
