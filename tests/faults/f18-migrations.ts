/**
 * F18: killed (kill -9) before the k-th step on the disk or in the database, for each k, while tables are migrated, a first start
 * fills an empty folder, a backup is made or a backup is restored. What the next start finds is the old or the new state.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { type Case, cases } from './dying-cases.ts'
import { type Fault, none, type Size } from './fault.ts'

export const fault: Fault = {
  title: 'F18 killed in the steps of migrations, first starts, backups and restores',
  async run(size, seed) {
    const root = mkdtempSync(join(tmpdir(), 'twinboard-f18-'))
    const runs = await Promise.all(cases().map((one, i) => killed(one, join(root, `${i}`), size, seed + i)))
    rmSync(root, { recursive: true })
    const broken = runs.reduce((sum, run) => sum + run.broken, 0)
    return [
      ...runs.map(({ name, kills }) => ({ what: `kills in ${name}`, value: kills, least: 1 })),
      none('folders broken', broken),
    ]
  },
}

type Run = { readonly name: string; readonly kills: number; readonly broken: number }

async function killed(one: Case, root: string, size: Size, seed: number): Promise<Run> {
  await one.prepare(join(root, 'before'))
  let [kills, broken] = [0, 0]
  for (const step of stepsToDieAt(one, size, seed)) {
    const folder = join(root, `${step}`)
    cpSync(join(root, 'before'), folder, { recursive: true })
    if (!(await dies(one, folder, step))) break
    kills += 1
    await one.check(folder).catch(error => {
      broken += 1
      process.stderr.write(`${one.name}, killed before step ${step}: ${(error as Error).stack}\n`)
    })
    rmSync(folder, { recursive: true })
  }
  return { name: one.name, kills, broken }
}

/** In the long form on and on, until a process comes to its end. */
function* stepsToDieAt({ steps, kills, stride }: Case, size: Size, seed: number): Generator<number> {
  const chance = seededChance(seed)
  if (size === 'short') for (let kill = 0; kill < kills; kill++) yield 1 + chance.below(steps)
  else for (let step = 1; ; step += stride) yield step
}

/** True when the process was killed, false when it had done all of its work before. */
async function dies({ work, file }: Case, folder: string, step: number): Promise<boolean> {
  const here = (name: string) => join(import.meta.dirname, name)
  const given = [work, folder, file?.(folder) ?? '']
  const child = spawn(process.execPath, ['--import', here('die-at.ts'), here('dying.ts'), ...given], {
    env: { ...process.env, DIE_AT: String(step) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code, signal] = await once(child, 'exit')
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`${work} failed by itself, before step ${step}`)
  return signal === 'SIGKILL'
}
