/** F13: the server was killed, and everybody comes back in the same moment, each with something typed meanwhile. */
import { startTwinboard } from '#tests/e2e/twinboard.ts'
import { gather } from './crowd.ts'
import { type Fault, none } from './fault.ts'
import { manyEnvironment, seatsOf, settleMany } from './many.ts'
import { measured, measureOf } from './measured.ts'

const sizes = { short: { boards: 2, people: 10 }, long: { boards: 20, people: 50 } }

export const fault: Fault = {
  title: 'F13 all come back at once after a restart',
  async run(size) {
    const { boards, people } = sizes[size]
    const seats = seatsOf(boards, people)
    const twinboard = await startTwinboard(manyEnvironment, {
      prepare: folder => settleMany(folder, seats),
      node: measured,
    })
    const crowd = gather()
    const came = await crowd.come(twinboard.address, seats)
    await twinboard.crash()
    await crowd.typeAway()
    await twinboard.restart()
    twinboard.process.send('begin')
    const returned = await crowd.return()
    const { p99, max, cpu } = await measureOf(twinboard)
    const count = await crowd.count()
    crowd.end()
    await twinboard.clean()
    return [
      { what: 'people', value: count.people },
      { what: 'all joined and equal, first time', value: came, unit: 'ms' },
      { what: 'all joined and equal, after the restart', value: returned, unit: 'ms', most: 15_000, timed: true },
      { what: 'event loop late, 99 of 100', value: p99, unit: 'ms', most: 300, timed: true },
      { what: 'event loop late, at most', value: max, unit: 'ms' },
      { what: 'time on the processor, server', value: cpu, unit: 'ms' },
      { what: 'time on the processor, people', value: count.cpu, unit: 'ms' },
      { what: 'words typed while the server was away', value: count.typed, least: count.people },
      none('of them lost', count.lost),
      none('doubled', count.doubled),
      none('boards where not all see the same', count.unequal),
      none('people refused', count.refused.length),
    ]
  },
}
