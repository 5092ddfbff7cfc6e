/** Watches, or makes fail, what a running process asks of the system, by strace. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Why strace cannot be used here, or null. Installs Debian's package where it may. */
export function lacksStrace(): string | null {
  if (process.platform !== 'linux') return 'strace is for Linux'
  if (!works('strace', '-V')) installStrace()
  if (!works('strace', '-V')) return 'strace is not installed (apt-get install strace)'
  return works('strace', '-o', '/dev/null', 'true') ? null : 'strace may not look into processes (ptrace is forbidden)'
}

function works(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** Only as root: asking for a password in the middle of a test run would hang it. */
function installStrace(): void {
  if (process.getuid?.() !== 0 || !works('apt-get', '--version')) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'], { stdio: 'ignore', env })
}

export type Strace = {
  /** Lets go of the process, which goes on as if nothing had been. Resolves when all was written out. */
  detach(): Promise<void>
}

/** Takes hold of all threads of the process `pid`. Resolves when it has them. */
export async function attachStrace(pid: number, options: readonly string[]): Promise<Strace> {
  const child = spawn('strace', ['-f', '-p', String(pid), ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
  await attached(child)
  return {
    async detach() {
      const gone = once(child, 'exit')
      child.kill('SIGINT')
      await gone
    },
  }
}

async function attached(child: ChildProcess): Promise<void> {
  if (child.stderr === null) throw new Error('strace has no output to read')
  const lines = createInterface({ input: child.stderr })
  const [line] = (await once(lines, 'line')) as [string]
  if (!/attached/.test(line)) throw new Error(`strace did not take hold: ${line}`)
}
