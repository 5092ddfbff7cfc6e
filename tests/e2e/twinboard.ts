/** A real Twinboard process for the browser tests: started as people start it, stopped in order or killed hard. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What `demo.json` holds: the boards, and one member of each committee with ways in. */
export type Demo = {
  boards: { id: string; title: string; address: string }[]
  members: { name: string; committee: string; role: string; signIn: string; token: string }[]
}

export type Twinboard = {
  readonly address: string
  readonly data: string
  readonly demo: Demo
  /** The process that runs now, or ran last. */
  readonly process: ChildProcess
  /** The demo's member of a committee, by the committee's city. */
  member(city: string): Demo['members'][number]
  /** kill -9, then the same folder and port again. */
  crash(): Promise<void>
  /** Starts again after `crash` or `stop`, on the same folder and port. */
  restart(): Promise<void>
  stop(): Promise<void>
  /** Stops, and deletes the folder. */
  clean(): Promise<void>
}

/** Starts the server on an empty folder and waits for its `listening on` line. */
export async function startTwinboard(env: Record<string, string> = {}): Promise<Twinboard> {
  const data = mkdtempSync(join(tmpdir(), 'twinboard-e2e-'))
  let running = await launch(data, '0', env)
  const { address } = running
  const port = new URL(address).port
  const demo = (): Demo => JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'))

  const end = async (signal: NodeJS.Signals) => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return
    const gone = once(running.child, 'exit')
    running.child.kill(signal)
    await gone
  }
  return {
    address,
    data,
    get demo() {
      return demo()
    },
    get process() {
      return running.child
    },
    member(city) {
      const found = demo().members.find(m => m.committee === city)
      if (!found) throw new Error(`the demo has no member of ${city}`)
      return found
    },
    crash: () => end('SIGKILL'),
    restart: async () => {
      running = await launch(data, port, env)
    },
    stop: () => end('SIGTERM'),
    clean: async () => {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function launch(data: string, port: string, extra: Record<string, string>) {
  const child: ChildProcess = spawn('node', ['server/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, PORT: port, TWINBOARD_TEST_CHROMIUM: undefined, TWINBOARD_DATA: data, ...extra },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('the server has no output to read')
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/listening on (http\S+)/)?.[1]
    if (address) {
      child.stdout.resume()
      return { child, address }
    }
  }
  throw new Error('the server ended before it was listening')
}
