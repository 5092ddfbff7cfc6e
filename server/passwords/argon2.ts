/**
 * Passwords as Argon2id hashes in PHC form, `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`: 19 MiB and two passes, as OWASP
 * recommends. The work is done in Node's threads, two at a time, so that a crowd at the door slows down nobody inside.
 */
import { argon2, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Chance } from '#server/chance.ts'
import type { PasswordWork } from '#server/commands/passwords.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { isIn } from './common-file.ts'

type Costs = { readonly memory: number; readonly passes: number; readonly parallelism: number }
type Kept = Costs & { readonly salt: Buffer; readonly tag: Buffer }

const costs: Costs = { memory: 19_456, passes: 2, parallelism: 1 }
const [saltBytes, tagBytes] = [16, 32]
/** Pieces of work at once, and those that may wait: some five seconds' worth. */
const [atOnce, waitingAtMost] = [2, 100]

/** The work with passwords of one server. */
export function passwordWork(chance: Chance): PasswordWork {
  const queue = queued()
  const common = readFile(join(import.meta.dirname, 'tried-first.bin'))
  common.catch(() => undefined) // told to whoever sets a password
  return {
    hash: password => queue(() => newHash(chance, password)),
    fits: (password, hash) => queue(() => fits(password, hash)),
    isCommon: async password => isIn(await common, password),
  }
}

/** A hash with a new salt. */
export async function newHash(chance: Chance, password: string): Promise<string> {
  const salt = Buffer.from(chance.bytes(saltBytes))
  const tag = await derive(password, { ...costs, salt, tag: Buffer.alloc(tagBytes) })
  const { memory, passes, parallelism } = costs
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`
}

/** What nobody's password fits, at the same price. */
const nobodys: Kept = { ...costs, salt: Buffer.alloc(saltBytes), tag: Buffer.alloc(tagBytes) }

async function fits(password: string, hash: string | null): Promise<boolean> {
  const kept = hash === null ? nobodys : keptIn(hash)
  const same = timingSafeEqual(await derive(password, kept), kept.tag)
  return same && hash !== null
}

function derive(password: string, { memory, passes, parallelism, salt, tag }: Kept): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8')
  const wanted = { message, nonce: salt, memory, passes, parallelism, tagLength: tag.length }
  return new Promise((resolve, reject) => {
    argon2('argon2id', wanted, (error, derived) => (error === null ? resolve(derived) : reject(error)))
  })
}

/** The costs stand in the hash, so that old ones still fit when these rise. */
function keptIn(hash: string): Kept {
  const [, memory, passes, parallelism, salt, tag] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash) ?? []
  if (salt === undefined || tag === undefined) throw new Error('A stored password is no Argon2id hash in PHC form.')
  const numbers = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return { ...numbers, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}

/** Runs so much at once; what comes when too much is waiting is `too-many`. */
function queued(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async work => {
    if (running >= atOnce) {
      if (waiting.length >= waitingAtMost) throw new Refusal('too-many', { ms: 5_000 })
      await new Promise<void>(begin => waiting.push(begin))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
