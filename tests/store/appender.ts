/**
 * Runs in a process of its own, to be killed: eight people write as fast as they are answered, and each answer is printed at
 * once as `board device n seq`.
 */
import { writeSync } from 'node:fs'
import { openStore } from '#server/store/open.ts'
import { edit } from '#tests/contracts/store-bench.ts'

const [folder = '', run = ''] = process.argv.slice(2)
const store = await openStore({ folder })

async function write(person: number): Promise<void> {
  const [board, device] = [`board-${person % 3}`, `run-${run}-${person}`]
  for (let n = 1; ; n++) {
    const { seq } = await store.log.append(edit(n, { board, device }))
    writeSync(1, `${board} ${device} ${n} ${seq}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, person) => write(person)))
