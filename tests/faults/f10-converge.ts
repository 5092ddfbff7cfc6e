/**
 * F10: people edit at random while lines break, servers are killed, disks fail, rings get lost and pages are closed; first
 * everything arrives without anybody reconnecting, then all come back. The whole history comes from its seed.
 */
import { report, type Simulated, simulate } from '#tests/sim/simulation.ts'
import { type Fault, none, type Size } from './fault.ts'

type Course = { readonly people: number; readonly nodes: number; readonly edits: number; readonly seeds: number }
const courses: Readonly<Record<Size, readonly Course[]>> = {
  short: [
    { people: 8, nodes: 1, edits: 150, seeds: 3 },
    { people: 8, nodes: 2, edits: 150, seeds: 3 },
    { people: 16, nodes: 2, edits: 200, seeds: 1 },
  ],
  long: [
    { people: 8, nodes: 1, edits: 10_000, seeds: 2 },
    { people: 8, nodes: 3, edits: 10_000, seeds: 1 },
    { people: 32, nodes: 2, edits: 10_000, seeds: 1 },
    { people: 6, nodes: 2, edits: 300, seeds: 300 },
  ],
}

export const fault: Fault = {
  title: 'F10 whatever is lost on the way, all end equal: first without reconnecting, then with all back',
  async run(size, seed) {
    const outcomes: Simulated[] = []
    for (const { seeds, ...course } of courses[size])
      for (let at = 0; at < seeds; at++) {
        const outcome = await simulate({ ...course, seed: seed * 1000 + at })
        if (outcome.witness.found.length > 0) console.error(report(outcome))
        outcomes.push(outcome)
      }
    return figuresOf(outcomes)
  },
}

function figuresOf(outcomes: readonly Simulated[]) {
  const sum = (what: (outcome: Simulated) => number) => outcomes.reduce((total, each) => total + what(each), 0)
  const unequal = (when: string) =>
    sum(({ witness }) => witness.found.filter(({ wrong, what }) => wrong === 'unequal' && what.includes(when)).length)
  return [
    { what: 'histories, each from a seed', value: outcomes.length },
    { what: 'edits', value: sum(({ edits }) => edits) },
    { what: 'messages', value: sum(({ messages }) => messages) },
    { what: 'lines cut or half-open', value: sum(({ storm }) => storm.cuts + storm.halfOpen), least: 10 },
    { what: 'servers killed or ended', value: sum(({ storm }) => storm.crashes + storm.stops), least: 1 },
    { what: 'pages closed', value: sum(({ storm }) => storm.closed) },
    { what: 'replicas compared without reconnecting', value: sum(({ compared }) => compared.first), least: 5 },
    none('of them unequal to the log', unequal('before reconnecting')),
    { what: 'replicas compared with all back', value: sum(({ compared }) => compared.second), least: 10 },
    none('of them unequal to the log', unequal('at the end')),
    none(
      'edits that wait for a missing one',
      sum(({ witness }) => witness.count('pending', 'gap')),
    ),
    none(
      'edits lost',
      sum(({ witness }) => witness.count('lost', 'aside')),
    ),
    none(
      'words or messages doubled',
      sum(({ witness }) => witness.count('doubled', 'talk')),
    ),
    none(
      '"Saved" said falsely',
      sum(({ witness }) => witness.count('saved', 'ack')),
    ),
    none(
      'shown before it was in the log',
      sum(({ witness }) => witness.count('shown')),
    ),
    none(
      'edits under a wrong name',
      sum(({ witness }) => witness.count('author')),
    ),
    none(
      'alarms of the server',
      sum(({ witness }) => witness.count('alarm')),
    ),
    none(
      'histories that did not come to rest',
      sum(({ witness }) => witness.count('restless')),
    ),
  ]
}
