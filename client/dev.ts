/**
 * `npm run dev`: the server, started again whenever one of its files changes, and Vite's development server before it,
 * which renews the page without a reload. One address for both: PORT (3000); the server itself listens on the next one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer, type ProxyOptions } from 'vite'

const root = join(import.meta.dirname, '..')
const pagePort = Number(process.env.PORT ?? 3000)
const apiPort = pagePort + 1
const api = `http://127.0.0.1:${apiPort}`
const page = `http://127.0.0.1:${pagePort}`

await run('client/build.ts')
const server = startServer()
const vite = await createServer({
  configFile: join(import.meta.dirname, 'vite.config.ts'),
  server: {
    host: '127.0.0.1',
    port: pagePort,
    strictPort: true,
    proxy: { '/api': api, '/socket.io': toServer(), '/yjs': toServer() },
  },
})
await vite.listen()
process.stdout.write(`open ${page}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end())

// The server checks that requests come from its own origin; here that is the one of the page.
function startServer(): ChildProcess {
  return spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: String(apiPort), TWINBOARD_ORIGIN: page },
  })
}

function toServer(): ProxyOptions {
  return { target: api, ws: true }
}

async function run(file: string): Promise<void> {
  const child = spawn(process.execPath, [file], { cwd: root, stdio: 'inherit' })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))))
  })
}

async function end(): Promise<void> {
  server.kill('SIGTERM')
  await vite.close()
  process.exit(0)
}
