/**
 * F11: the clocks of devices are wrong by ten minutes or an hour, as around a change to summer time, and those of servers are
 * set back and forward by a minute, in the middle of everything. Nothing's order hangs on them.
 */
import { report, type Simulated, simulate } from '#tests/sim/simulation.ts'
import { type Fault, none } from './fault.ts'

export const fault: Fault = {
  title: 'F11 with clocks that are wrong and set, no order of edits or messages changes',
  async run(size, seed) {
    const outcomes: Simulated[] = []
    const [seeds, edits] = size === 'long' ? [40, 600] : [3, 120]
    for (let at = 0; at < seeds; at++) {
      const outcome = await simulate({ seed: seed * 1000 + 500 + at, people: 6, nodes: 2, edits, clocks: true })
      if (outcome.witness.found.length > 0) console.error(report(outcome))
      outcomes.push(outcome)
    }
    const sum = (what: (outcome: Simulated) => number) => outcomes.reduce((total, each) => total + what(each), 0)
    return [
      { what: 'edits', value: sum(({ edits }) => edits) },
      { what: 'messages', value: sum(({ messages }) => messages) },
      { what: 'clocks set', value: sum(({ storm }) => storm.clocks), least: 20 },
      none(
        'talks in another order',
        sum(({ witness }) => witness.count('talk')),
      ),
      none(
        'replicas unequal to the log',
        sum(({ witness }) => witness.count('unequal', 'pending')),
      ),
      none(
        'edits that no order could save',
        sum(({ witness }) => witness.count('lost', 'aside', 'gap')),
      ),
      none(
        'anything else wrong',
        sum(({ witness }) => witness.count('saved', 'ack', 'shown', 'alarm', 'restless')),
      ),
    ]
  },
}
