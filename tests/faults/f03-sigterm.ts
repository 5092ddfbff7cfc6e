/** F3: the server is ended in order (SIGTERM) while 200 people type on 4 boards; it comes back, and so do they. */
import { once } from 'node:events'
import { startTwinboard } from '#tests/e2e/twinboard.ts'
import { gather } from './crowd.ts'
import { type Fault, none } from './fault.ts'
import { manyEnvironment, seatsOf, settleMany } from './many.ts'

const sizes = { short: { boards: 2, people: 10, ends: 1 }, long: { boards: 4, people: 50, ends: 3 } }

export const fault: Fault = {
  title: 'F3 SIGTERM while many type',
  async run(size) {
    const { boards, people, ends } = sizes[size]
    const seats = seatsOf(boards, people)
    const twinboard = await startTwinboard(manyEnvironment, { prepare: folder => settleMany(folder, seats) })
    const crowd = gather()
    await crowd.come(twinboard.address, seats)
    const took: number[] = []
    const codes: (number | null)[] = []
    for (let i = 0; i < ends; i++) {
      await crowd.typeOn()
      const begun = performance.now()
      const ended = once(twinboard.process, 'exit')
      twinboard.process.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      took.push(performance.now() - begun)
      codes.push(code)
      await twinboard.restart()
    }
    await crowd.rest()
    const count = await crowd.count()
    crowd.end()
    await twinboard.clean()
    return [
      { what: 'people typing', value: count.people },
      { what: 'times that the server was ended', value: ends },
      { what: 'edits typed', value: count.typed, least: count.people * ends },
      none('of them lost', count.lost),
      none('doubled', count.doubled),
      none('boards where not all see the same', count.unequal),
      none('people who were not told when to come back', count.people * ends - count.told),
      none('exit codes that were not 0', codes.filter(code => code !== 0).length),
      { what: 'from signal to exit, longest', value: Math.max(...took), unit: 'ms', most: 10_000, timed: true },
    ]
  },
}
