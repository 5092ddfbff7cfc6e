/**
 * `npm run faults`: runs the faults in their long form, each in a process of its own, and prints the table of figures. Ends
 * with 1 when a figure is not as it must be.
 *
 *   npm run faults                       all of them
 *   npm run faults -- F1 F10 --seed 7    some, from another seed
 *   npm run faults -- --short            in the size of `npm test`
 *   npm run faults -- --write            keeps their rows in docs/reliability.md
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Fault, Figure, Size } from './fault.ts'
import { holds } from './fault.ts'
import { type Outcome, rowsOf, writeTable } from './table.ts'

const options = {
  seed: { type: 'string', default: '1' },
  short: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  child: { type: 'string' },
} as const
const { values, positionals: wanted } = parseArgs({ options, allowPositionals: true })
const seed = Number(values.seed)
const size: Size = values.short ? 'short' : 'long'

if (values.child === undefined) await runAll()
else await runOne(values.child)

async function runAll(): Promise<void> {
  const files = readdirSync(import.meta.dirname).filter(name => /^f\d\d[a-z]?-.*(?<!\.test)\.ts$/.test(name))
  const outcomes: Outcome[] = []
  for (const file of files.sort()) {
    const number = `F${file.match(/^f0?(\d+[a-z]?)-/)?.[1] ?? ''}`
    if (wanted.length > 0 && !wanted.includes(number)) continue
    const outcome = await inProcess(file)
    outcomes.push(outcome)
    for (const row of rowsOf(outcome)) console.log(row)
  }
  if (values.write) writeTable(outcomes, { seed, size })
  const broken = outcomes.filter(({ figures, failure }) => failure !== null || !figures.every(holds))
  for (const { title, failure } of broken) console.error(`NOT AS IT MUST BE: ${title}${failure ? `\n${failure}` : ''}`)
  process.exit(broken.length > 0 ? 1 : 0)
}

/** A process of its own: no fault inherits memory, timers or sockets of the one before. */
async function inProcess(file: string): Promise<Outcome> {
  const begun = performance.now()
  const args = ['--expose-gc', fileURLToPath(import.meta.url), '--child', file, '--seed', String(seed)]
  const child = spawn(process.execPath, size === 'short' ? [...args, '--short'] : args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let told: Omit<Outcome, 'seconds'> = {
    title: basename(file, '.ts'),
    figures: [],
    failure: 'It ended without a word.',
  }
  child.on('message', message => {
    told = message as typeof told
  })
  await once(child, 'exit')
  return { ...told, seconds: (performance.now() - begun) / 1000 }
}

async function runOne(file: string): Promise<void> {
  const { fault } = (await import(join(import.meta.dirname, file))) as { fault: Fault }
  const outcome = await runIfPossible(fault).then(
    figures => ({ title: fault.title, figures, failure: null }),
    error => ({ title: fault.title, figures: [], failure: String(error instanceof Error ? error.stack : error) }),
  )
  process.send?.(outcome, () => process.exit(0))
}

async function runIfPossible(fault: Fault): Promise<readonly Figure[]> {
  if (fault.lacks) throw new Error(`It cannot be run here: ${fault.lacks}.`)
  return fault.run(size, seed)
}
