/** The process itself: what it prints, what makes it refuse to start, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { io as connect } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { compiled } from '#tests/e2e/twinboard.ts'
import { temporaryFolder } from './world.ts'

const root = join(import.meta.dirname, '../..')

function start(environment: Record<string, string>): ChildProcess {
  const env = { ...process.env, ...compiled, PORT: '0', TWINBOARD_DEMO: 'off', ...environment }
  const child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

/** What a process that refuses to start says, and its exit code. */
async function refusal(environment: Record<string, string>): Promise<{ said: string; code: number | null }> {
  const child = start(environment)
  let said = ''
  child.stderr?.on('data', chunk => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { said, code }
}

/** Waits for the line that says where the server listens. */
async function address(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output to read')
  for await (const line of createInterface({ input: child.stdout })) {
    const found = line.match(/^listening on (http:\S+)$/)?.[1]
    if (found) return found
  }
  throw new Error('the server ended before it listened')
}

test('O1 one line says where the server listens, and there it answers', async () => {
  const child = start({ TWINBOARD_DATA: temporaryFolder() })
  const response = await fetch(`${await address(child)}/readyz`)
  expect(response.status).toBe(200)
})

test.each(['SIGTERM', 'SIGINT'] as const)('O6 on %s it ends by itself, in order, with exit code 0', async signal => {
  const child = start({ TWINBOARD_DATA: temporaryFolder() })
  await address(child)
  child.stdout?.resume()
  child.kill(signal)
  const [code, killedBy] = await once(child, 'exit')
  expect([code, killedBy]).toEqual([0, null])
})

test('O6 people who are connected are told when to come back, and do not keep the server from ending', async () => {
  const folder = temporaryFolder()
  const child = start({ TWINBOARD_DATA: folder, TWINBOARD_DEMO: 'on' })
  const server = await address(child)
  child.stdout?.resume()
  const [member] = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8')).members
  const headers = { Authorization: `Bearer ${member.token}` }
  const wire = connect(server, { transports: ['websocket'], extraHeaders: headers, reconnection: false })
  await new Promise(resolve => wire.once('connect', () => resolve(null)))
  const leaving = new Promise<{ ms: number }>(resolve => wire.once('server:leaving', resolve))
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect((await leaving).ms).toBeLessThan(5000)
  expect(await ended).toEqual([0, null])
})

test('O10 a start that follows a killed one takes its code from the data folder', async () => {
  const folder = temporaryFolder()
  const own = { TWINBOARD_DATA: folder, NODE_COMPILE_CACHE: '' }
  const first = start(own)
  await address(first)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const second = start({ ...own, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' })
  let told = ''
  second.stderr?.on('data', chunk => {
    told += chunk
  })
  await address(second)
  expect(told.match(/was accepted/g)?.length).toBeGreaterThan(100)
})

test('O2 a setting that is misspelt is said in one sentence', async () => {
  const { said, code } = await refusal({ TWINBOARD_DATA: temporaryFolder(), TWINBOARD_DEMOO: 'off' })
  expect(said).toMatch(/^TWINBOARD_DEMOO is not a setting of Twinboard\. Known are: [A-Z_, ]+\.\n$/)
  expect(code).toBe(1)
})

test('O2 a data folder that cannot be written to is said in one sentence', async () => {
  const blocked = join(temporaryFolder(), 'file')
  writeFileSync(blocked, '')
  const { said, code } = await refusal({ TWINBOARD_DATA: join(blocked, 'data') })
  expect(said).toMatch(/^The data folder cannot be used: ENOTDIR.*\.\n$/)
  expect(code).toBe(1)
})

test('O2 a data folder that another server uses is said in one sentence', async () => {
  const folder = temporaryFolder()
  const first = start({ TWINBOARD_DATA: folder })
  await address(first)
  first.stdout?.resume()
  const { said, code } = await refusal({ TWINBOARD_DATA: folder })
  expect(said).toMatch(/^Another Twinboard is running on the data folder .*\.\n$/)
  expect(code).toBe(1)
})

test('O2 a port that is taken is said in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => {
    other.close()
  })
  const bound = other.address()
  const port = typeof bound === 'object' && bound !== null ? String(bound.port) : ''
  const { said, code } = await refusal({ TWINBOARD_DATA: temporaryFolder(), PORT: port })
  expect(said).toBe(`Cannot listen on 127.0.0.1, port ${port}: another program uses it.\n`)
  expect(code).toBe(1)
})
