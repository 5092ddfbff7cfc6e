/** The server killed in the middle of writing, again and again: what was acknowledged is there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { addBoard, edit, settle } from '#tests/contracts/store-bench.ts'
import { sqliteBench } from './sqlite-bench.ts'

const kills = 5

test(`F1 kill -9 while eight people write, ${kills} times: every acknowledged edit is there, under its seq`, async () => {
  const bench = sqliteBench()
  const store = await bench.open()
  await settle(store, 'board-0')
  await addBoard(store, 'board-1')
  await addBoard(store, 'board-2')
  await store.close()

  const acknowledged: string[] = []
  for (let run = 0; run < kills; run++) {
    acknowledged.push(...(await writeUntilKilled(bench.folder, run, 150 + 77 * run)))
    const found = await storedIn(bench)
    expect(acknowledged.filter(line => !found.has(line))).toEqual([])
  }
  expect(acknowledged.length).toBeGreaterThan(kills * 150)
  await bench.remove()
})

/** The acknowledgements that the writing process printed before it was killed, which happens after `count` of them. */
async function writeUntilKilled(folder: string, run: number, count: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), folder, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (lines.length === count) child.kill('SIGKILL')
  }
  expect(await exited).toEqual([null, 'SIGKILL'])
  return lines
}

/** Everything in the log, in the form in which it was acknowledged; the log itself is checked as it is read. */
async function storedIn(bench: ReturnType<typeof sqliteBench>): Promise<Set<string>> {
  const store = await bench.open()
  const found = new Set<string>()
  for (const board of ['board-0', 'board-1', 'board-2']) {
    for (const entry of await store.log.since(board, 1)) {
      const { device, n, seq } = entry
      expect(entry).toEqual({ ...edit(n, { board, device }), epoch: 1, seq })
      found.add(`${board} ${device} ${n} ${seq}`)
    }
  }
  await store.close()
  return found
}
