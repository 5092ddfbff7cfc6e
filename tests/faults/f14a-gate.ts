/** F14a: the gate alone, with far more frames than a network carries: honest ones pass, hostile ones do nothing. */
import { attackGate } from '#tests/live/gate-attack.ts'
import { workHonestly } from '#tests/live/gate-people.ts'
import { type Fault, none } from './fault.ts'

export const fault: Fault = {
  title: 'F14a the gate: honest updates pass, hostile frames do nothing',
  async run(size, seed) {
    const [updates, frames] = size === 'long' ? [200_000, 1_000_000] : [500, 1_000]
    const honest = workHonestly(seed, updates)
    const before = usedHeap()
    const hostile = attackGate(seed, frames)
    return [
      { what: 'honest updates, with undo and offline work', value: honest.updates },
      none('honest updates refused', honest.refused),
      none('boards on which people or log differ', honest.apart),
      { what: 'time of the gate for one honest update', value: (honest.gateMs / honest.updates) * 1000, unit: 'µs' },
      { what: 'hostile frames', value: hostile.frames },
      { what: 'of them taken as edits', value: hostile.admitted },
      { what: 'of them found out only after applying', value: hostile.reloaded },
      none('frames that left something pending', hostile.pending),
      none('frames that spoke for others', hostile.spoken),
      none('comparisons in which people or log differed', hostile.apart),
      { what: 'longest time for one frame', value: hostile.slowestMs, unit: 'ms', most: 500, timed: true },
      { what: 'memory gained', value: (usedHeap() - before) / 1e6, unit: 'MB', most: 30, timed: true },
    ]
  },
}

function usedHeap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
