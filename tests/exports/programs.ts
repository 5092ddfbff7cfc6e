/** Programs of Debian that tests check files with. Where they are missing and may be fetched, they are. */
import { spawnSync } from 'node:child_process'

/** Sees to it that `program` is there. Throws, in one line that says how to get it, when it cannot be had. */
export function need(program: string, inPackage: string): void {
  if (!has(program)) debian(['install', '-y', '-qq', '--no-install-recommends', inPackage])
  if (!has(program)) throw new Error(`These tests need ${program}: \`apt-get install ${inPackage}\`.`)
}

/** Only as root: asking for a password in the middle of a test run would hang it. */
export function debian(command: readonly string[]): void {
  if (process.getuid?.() !== 0) return
  if (command.length > 0 && run('apt-get', command).status === 0) return
  run('apt-get', ['update', '-qq'])
  if (command.length > 0) run('apt-get', command)
}

/** Whether `program` is on the path. */
export function has(program: string): boolean {
  return run('sh', ['-c', `command -v ${program}`]).status === 0
}

/** Runs `program` to its end. */
export function run(program: string, words: readonly string[], options: { cwd?: string; input?: string } = {}) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(program, words, { ...options, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}
