/**
 * `npm run mutants`: makes each mistake of `mutants.ts` in a copy of the tree and runs the tests that should notice. Prints by
 * which test each was killed, and ends with 1 when one survived.
 *
 *   npm run mutants              all of them
 *   npm run mutants -- gate      those with this word in their name or file
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mutant, mutants } from './mutants.ts'

const root = join(import.meta.dirname, '../..')
const copied = ['server', 'shared', 'tests', 'client', 'package.json', 'tsconfig.json']
const atATime = 2
/** Milliseconds after which a mutant hangs, which its tests have noticed then. */
const patience = 180_000

type Result = { readonly passed: boolean; readonly killer: string }

const word = process.argv[2] ?? ''
const chosen = mutants.filter(({ name, file }) => `${name} ${file}`.includes(word))
const trees = Array.from({ length: atATime }, copyOfTree)
try {
  await provePassing(trees[0] ?? '')
  const survivors = await killAll()
  console.log(`\n${chosen.length - survivors.length} of ${chosen.length} mutants killed.`)
  for (const { name, file } of survivors) console.error(`SURVIVED: ${name} (${file})`)
  process.exitCode = survivors.length > 0 ? 1 : 0
} finally {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true })
}

function copyOfTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'twinboard-mutants-'))
  for (const name of copied) cpSync(join(root, name), join(tree, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

/** Tests that fail without any mistake would seem to kill every mutant. */
async function provePassing(tree: string): Promise<void> {
  const { passed, killer } = await runTests(tree, [...new Set(chosen.flatMap(({ tests }) => tests))])
  if (!passed) throw new Error(`The tests fail without a mutant: ${killer}`)
}

async function killAll(): Promise<Mutant[]> {
  const waiting = [...chosen]
  const survivors: Mutant[] = []
  console.log('| Mutant | Killed by |\n| --- | --- |')
  const work = async (tree: string) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { passed, killer } = await tryOn(tree, next)
      if (passed) survivors.push(next)
      console.log(`| ${next.name} | ${passed ? '**SURVIVED**' : killer} |`)
    }
  }
  await Promise.all(trees.map(work))
  return survivors
}

async function tryOn(tree: string, { file, find, put, tests, name }: Mutant): Promise<Result> {
  const path = join(tree, file)
  const text = readFileSync(path, 'utf8')
  if (text.split(find).length !== 2) throw new Error(`${name}: ${file} does not hold exactly once: ${find}`)
  writeFileSync(
    path,
    text.replace(find, () => put),
  )
  try {
    return await runTests(tree, tests)
  } finally {
    writeFileSync(path, text)
  }
}

async function runTests(tree: string, tests: readonly string[]): Promise<Result> {
  const report = join(tree, 'report.json')
  rmSync(report, { force: true })
  const options = [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--bail',
    '1',
    '--reporter',
    'json',
    '--outputFile',
    report,
  ]
  const vitest = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...options, ...tests], {
    cwd: tree,
    stdio: 'ignore',
    detached: true, // a group of its own, so that what hangs ends with its workers
  })
  const timer = setTimeout(() => vitest.pid && process.kill(-vitest.pid, 'SIGKILL'), patience)
  const [code] = await once(vitest, 'exit')
  clearTimeout(timer)
  return { passed: code === 0, killer: code === null ? 'no end in three minutes' : killerIn(report) }
}

/** The first test that failed. A file that does not even load says nothing about the mistake: then the mutant is wrong. */
function killerIn(report: string): string {
  type File = { message: string; assertionResults: { status: string; title: string }[] }
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as { testResults: File[] }
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed')
  const broken = testResults.find(({ assertionResults, message }) => assertionResults.length === 0 && message !== '')
  if (failed === undefined && broken !== undefined) throw new Error(`A test file does not load: ${broken.message}`)
  return failed?.title ?? 'an error outside of the tests'
}
