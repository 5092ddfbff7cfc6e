/**
 * Two servers on one PostgreSQL, without Docker (`npm run cluster`): PostgreSQL from the npm package, in a folder under `data`
 * that stays; and Caddy before the two, where it is installed. Ctrl-C ends all of it in order.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startPostgres } from '#tests/harness/postgres.ts'
import { hasCaddy, startCaddy } from './caddy.ts'

const root = join(import.meta.dirname, '../..')
const proxy = 'http://127.0.0.1:3000'
const ports = { a: '3001', b: '3002' } as const

const folder = join(root, 'data/cluster')
mkdirSync(folder, { recursive: true })
// PostgreSQL does not run as root; whoever it runs as must get to its own folder through ours.
if (process.getuid?.() === 0) for (const one of [join(root, 'data'), folder]) chmodSync(one, 0o711)
const postgres = await startPostgres(join(folder, 'postgres'))
const database = await postgres.url('twinboard')

const a = await startNode('a')
const b = await startNode('b')
const caddy = hasCaddy() ? await startCaddy(proxy, [a.address, b.address]) : null

console.log(`server a:  ${a.address}`)
console.log(`server b:  ${b.address}`)
console.log(
  caddy === null ? 'Caddy is not installed; the two servers stand for themselves.' : `both by Caddy:  ${proxy}`,
)
console.log('A sign-in holds for all of these addresses: only the port differs. Ctrl-C ends everything.')

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())
for (const { child } of [a, b]) child.once('exit', () => void end())

let ending = false

async function end(): Promise<void> {
  if (ending) return
  ending = true
  await caddy?.end()
  await Promise.all([a, b].map(({ child }) => stopped(child)))
  await postgres.stop()
  process.exit(0)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** A server process with its own folder. Resolves when it listens; what it logs goes to stderr, after its name. */
async function startNode(name: keyof typeof ports) {
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('TWINBOARD_'))),
    PORT: ports[name],
    TWINBOARD_DATA: join(folder, name),
    TWINBOARD_DATABASE: database,
    ...(hasCaddy() ? { TWINBOARD_TRUST_PROXY: '1' } : {}),
  }
  // In a group of its own: Ctrl-C reaches only this script, which then ends everything in order.
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const lines = createInterface({ input: child.stdout })
  let address = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`Server ${name} ended before it listened.`)))
    lines.on('line', line => {
      address = line.match(/^listening on (http\S+)/)?.[1] ?? address
      if (line.startsWith('sign in as')) console.log(line)
      if (line.startsWith('{')) process.stderr.write(`${name} ${line}\n`)
      if (address !== '') resolve()
    })
  })
  return { child, address }
}
