/**
 * Loaded into a process before its program (`node --import`), into each of its threads: counts the steps that leave something
 * on the disk or in a database, and kills the process, hard, just before step number `DIE_AT`.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'

const key = 'steps of the process'
const dieAt = Number(process.env.DIE_AT ?? 0)
if (isMainThread) setEnvironmentData(key, new SharedArrayBuffer(4))
const counted = new Int32Array(getEnvironmentData(key) as unknown as SharedArrayBuffer)

function count(): void {
  if (Atomics.add(counted, 0, 1) + 1 === dieAt) process.kill(process.pid, 'SIGKILL')
}

/** Puts a count before each call of a method. */
function before(owner: object, methods: readonly string[], counts: (given: unknown[]) => boolean = () => true): void {
  const table = owner as Record<string, (...given: unknown[]) => unknown>
  for (const method of methods) {
    const real = table[method]
    if (real === undefined) throw new Error(`there is no ${method} to count`)
    table[method] = function (this: unknown, ...given) {
      if (counts(given)) count()
      return real.apply(this, given)
    }
  }
}

before(DatabaseSync.prototype, ['exec', 'close'])
before(StatementSync.prototype, ['run', 'all', 'get', 'iterate'])
before(fs, ['openSync'], ([, flags]) => typeof flags === 'string' && flags !== 'r') // the loader of modules reads
before(fs, ['writeFileSync', 'copyFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'fsyncSync'])
syncBuiltinESMExports()
