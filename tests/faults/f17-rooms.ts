/** F17: rooms are opened and closed again and again; nothing of them stays behind. */
import { limits } from '#shared/protocol/limits.ts'
import { roomWorld } from '#tests/harness/room-world.ts'
import { type Fault, none } from './fault.ts'

export const fault: Fault = {
  title: 'F17 rooms opened and closed again and again leave nothing behind',
  async run(size, seed) {
    const world = await roomWorld(seed)
    const rounds = size === 'long' ? 10_000 : 200
    const waitingBefore = world.clock.waiting
    const heap: number[] = []
    for (let round = 0; round < rounds; round++) {
      const person = await world.enter('anna')
      person.leave()
      world.clock.turn(2 * limits.roomIdleMs)
      await world.rooms.settled()
      if (round % (rounds / 10) === rounds / 10 - 1) heap.push(usedHeap())
    }
    const figures = [
      { what: 'rooms opened and closed', value: rounds },
      none('rooms left open', world.rooms.size),
      none('waits left on the clock', world.clock.waiting - waitingBefore),
      // From the third tenth on: before that, the first rooms have warmed up caches and compiled code.
      { what: 'memory per room', value: slope(heap.slice(2)) / (rounds / 10), unit: 'bytes', most: 100, timed: true },
    ]
    await world.close()
    return figures
  },
}

function usedHeap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Least squares: by how much the values rise from one to the next. */
function slope(values: readonly number[]): number {
  const n = values.length
  const [meanAt, mean] = [(n - 1) / 2, values.reduce((sum, value) => sum + value, 0) / n]
  const over = values.reduce((sum, value, at) => sum + (at - meanAt) * (value - mean), 0)
  return over / values.reduce((sum, _, at) => sum + (at - meanAt) ** 2, 0)
}
