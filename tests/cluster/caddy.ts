/** Caddy with the Caddyfile of this repository, where it is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { until } from '#tests/harness/until.ts'

const root = join(import.meta.dirname, '../..')

/** True when `caddy` is on the path. */
export function hasCaddy(): boolean {
  return spawnSync('caddy', ['version']).status === 0
}

export type Caddy = { end(): Promise<void> }

/** Starts it at `address` (`http://127.0.0.1:3000`) before the servers at `nodes`; resolves when it passes requests on. */
export async function startCaddy(address: string, nodes: readonly string[]): Promise<Caddy> {
  const env = {
    ...process.env,
    TWINBOARD_ADDRESS: address,
    TWINBOARD_NODES: nodes.map(node => new URL(node).host).join(' '),
  }
  const args = ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile']
  const child = spawn('caddy', args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', chunk => {
    said = (said + chunk).slice(-4000)
  })
  await until('Caddy passes requests on', async () => {
    if (child.exitCode !== null) throw new Error(`Caddy ended: ${said}`)
    return fetch(`${address}/readyz`).then(
      response => response.ok,
      () => false,
    )
  })
  return { end: () => endOf(child) }
}

async function endOf(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  if (child.exitCode === null && child.signalCode === null && child.kill()) await ended
}
