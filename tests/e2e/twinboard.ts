/** A real Twinboard process for tests: started as people start it, stopped in order or killed hard. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What `demo.json` holds: the boards, and one member of each committee with ways in. */
export type Demo = {
  boards: { id: string; title: string; address: string }[]
  members: { name: string; committee: string; role: string; signIn: string; token: string; password: string }[]
}

export type Twinboard = {
  readonly address: string
  readonly data: string
  readonly demo: Demo
  /** The process that runs now, or ran last. */
  readonly process: ChildProcess
  /** The demo's member of a committee, by the committee's city. */
  member(city: string): Demo['members'][number]
  /** kill -9, also while it starts. */
  crash(): Promise<void>
  /** Starts again after `crash` or `stop`, on the same folder and port, and waits until it listens. */
  restart(): Promise<void>
  stop(): Promise<void>
  /** Stops, and deletes the folder. */
  clean(): Promise<void>
}

/** What a test wants of the process beyond its settings. */
export type Wishes = {
  /** Fills the data folder before the first start. */
  readonly prepare?: (folder: string) => Promise<void>
  /** Options of Node, put before the server's file. */
  readonly node?: readonly string[]
  /** Hears each line that the server prints. */
  readonly onLine?: (line: string) => void
}

/** Starts the server on a folder of its own and waits for its `listening on` line. */
export async function startTwinboard(env: Record<string, string> = {}, wishes: Wishes = {}): Promise<Twinboard> {
  const data = mkdtempSync(join(tmpdir(), 'twinboard-e2e-'))
  await wishes.prepare?.(data)
  let running = launch(data, '0', env, wishes)
  const address = await running.listening
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
      running = launch(data, port, env, wishes)
      await running.listening
    },
    stop: () => end('SIGTERM'),
    clean: async () => {
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** All servers under test share their compiled code: each on a new folder would compile and write it again. */
export const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'twinboard-tests-compiled') }

type Launched = { readonly child: ChildProcess; readonly listening: Promise<string> }

function launch(data: string, port: string, extra: Record<string, string>, { node = [], onLine }: Wishes): Launched {
  const child = spawn('node', [...node, 'server/main.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      ...compiled,
      PORT: port,
      TWINBOARD_TEST_CHROMIUM: undefined,
      TWINBOARD_TEST_POSTGRES: undefined,
      TWINBOARD_TEST_SCHEMAS: undefined,
      TWINBOARD_DATA: data,
      ...extra,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const { stdout } = child
  if (!stdout) throw new Error('the server has no output to read')
  const listening = new Promise<string>((resolve, reject) => {
    const lines = createInterface({ input: stdout })
    lines.on('line', line => {
      onLine?.(line)
      const address = line.match(/^listening on (http\S+)/)?.[1]
      if (address) resolve(address)
    })
    lines.on('close', () => reject(new Error('the server ended before it was listening')))
  })
  listening.catch(() => undefined) // nobody waits for it when the server is killed on purpose while it starts
  return { child, listening }
}
