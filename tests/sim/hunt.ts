/**
 * Looks for seeds that go wrong:
 *
 *   node tests/sim/hunt.ts --from 1 --to 100 --people 8 --nodes 2 --edits 300
 */
import { parseArgs } from 'node:util'
import { report, simulate } from './simulation.ts'

const text = (fallback: string) => ({ type: 'string', default: fallback }) as const
const options = { from: text('1'), to: text('20'), people: text('6'), nodes: text('2'), edits: text('300') }
const verbose = { type: 'boolean', default: false } as const
const { values } = parseArgs({ options: { ...options, verbose } })
const [people, nodes, edits] = [Number(values.people), Number(values.nodes), Number(values.edits)]

let steps = 0
let wrong = 0
const begun = performance.now()
for (let seed = Number(values.from); seed <= Number(values.to); seed++) {
  const outcome = await simulate({ seed, people, nodes, edits })
  steps += outcome.steps
  if (values.verbose) console.log(JSON.stringify({ ...outcome, witness: undefined, trace: undefined }))
  if (outcome.witness.found.length === 0) continue
  wrong += 1
  console.log(report(outcome))
}
const seconds = (performance.now() - begun) / 1000
console.log(`${wrong} wrong; ${steps} steps in ${seconds.toFixed(1)} s, ${(steps / seconds).toFixed(0)} a second`)
