/**
 * Many writers in a process of their own, so that what they cost does not count as the server's. Run as a program it does
 * what its parent says; `gather` is the parent's end.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { until } from '#tests/harness/until.ts'
import type { Seat } from './many.ts'
import { digestOf, doubledIn, wordsIn } from './words.ts'
import { Writer } from './writer.ts'

/** What the parent may ask for. */
type Order =
  | { readonly do: 'come'; readonly address: string; readonly seats: readonly Seat[] }
  /** Everybody leaves and types a word, so that all have something to bring. */
  | { readonly do: 'type-away' }
  | { readonly do: 'return' }
  /** Everybody types on and on from now; done when each has had a word acknowledged. */
  | { readonly do: 'type-on' }
  /** Nobody types any more. */
  | { readonly do: 'rest' }
  | { readonly do: 'count' }

/** How a crowd stands. */
export type Count = {
  readonly people: number
  readonly typed: number
  /** Words that are acknowledged and do not stand in everybody's copy of the board, or stand there twice. */
  readonly lost: number
  readonly doubled: number
  /** Boards on which not all see the same. */
  readonly unequal: number
  /** How often somebody was told when to come back, because the server went. */
  readonly told: number
  /** Refusals, by code. */
  readonly refused: readonly string[]
  /** Milliseconds on the processor since the order before. */
  readonly cpu: number
}

export type Crowd = {
  /** Resolves when everybody is joined, all is saved and all of a board have the same; with the milliseconds it took. */
  come(address: string, seats: readonly Seat[]): Promise<number>
  typeAway(): Promise<number>
  return(): Promise<number>
  typeOn(): Promise<number>
  rest(): Promise<number>
  count(): Promise<Count>
  end(): void
}

/** Starts a crowd's process. */
export function gather(): Crowd {
  const child = fork(fileURLToPath(import.meta.url), [], { execArgv: [] })
  const ask = async (order: Order) => {
    child.send(order)
    const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [ended])])
    if (typeof answer === 'object' && 'failure' in answer) throw new Error(answer.failure)
    return answer
  }
  return {
    come: (address, seats) => ask({ do: 'come', address, seats }),
    typeAway: () => ask({ do: 'type-away' }),
    return: () => ask({ do: 'return' }),
    typeOn: () => ask({ do: 'type-on' }),
    rest: () => ask({ do: 'rest' }),
    count: () => ask({ do: 'count' }),
    end: () => child.kill('SIGKILL'),
  }
}

const ended = { failure: 'the crowd ended by itself' }
const patience = 120_000
/** Milliseconds between two words of somebody who types on and on, for each who types: together, they type 125 words a second. */
const pace = 8

class Following {
  #writers: Writer[] = []

  async obey(order: Order): Promise<number | Count> {
    const begun = performance.now()
    const cpu = process.cpuUsage()
    switch (order.do) {
      case 'come':
        this.#writers = order.seats.map(seat => new Writer(order.address, seat))
        await this.#together()
        break
      case 'type-away':
        for (const writer of this.#writers) writer.goAway()
        await Promise.all(this.#writers.map(writer => writer.type()))
        break
      case 'return':
        for (const writer of this.#writers) writer.come()
        await this.#together()
        break
      case 'type-on':
        await this.#typeOn()
        break
      case 'rest':
        for (const writer of this.#writers) writer.rest()
        await this.#together()
        break
      case 'count':
        return this.#count()
      default:
        return order satisfies never
    }
    const { user, system } = process.cpuUsage(cpu)
    this.#cpu = (user + system) / 1000
    return performance.now() - begun
  }

  #cpu = 0

  async #together(): Promise<void> {
    await until('all are joined and saved', () => this.#writers.every(({ saved }) => saved), patience)
    await until('all of a board have the same', () => this.#boards().every(same), patience)
  }

  async #typeOn(): Promise<void> {
    const before = this.#writers.map(({ acknowledged }) => acknowledged.size)
    for (const writer of this.#writers) writer.typeOn(pace * this.#writers.length)
    const typed = () => this.#writers.every(({ acknowledged }, i) => acknowledged.size > (before[i] ?? 0))
    await until('everybody types', typed, patience)
  }

  #count(): Count {
    const boards = this.#boards()
    const words = boards.map(writers => writers.map(({ doc }) => wordsIn(doc)))
    const lost = boards.flatMap((writers, i) => {
      const acknowledged = writers.flatMap(writer => [...writer.acknowledged])
      return (words[i] ?? []).flatMap(seen => acknowledged.filter(word => !seen.includes(word)))
    })
    return {
      people: this.#writers.length,
      typed: this.#writers.reduce((sum, { typed }) => sum + typed.length, 0),
      lost: new Set(lost).size,
      doubled: words.flat().reduce((sum, seen) => sum + doubledIn(seen), 0),
      unequal: boards.filter(writers => new Set(writers.map(({ doc }) => digestOf(doc))).size > 1).length,
      told: this.#writers.reduce((sum, { leaving }) => sum + leaving.length, 0),
      refused: this.#writers.flatMap(({ refused }) => refused),
      cpu: this.#cpu,
    }
  }

  #boards(): Writer[][] {
    return [...Map.groupBy(this.#writers, ({ seat }) => seat.board).values()]
  }
}

/** True when all have the same edits, which is cheaper to see than the same plan. */
function same(writers: readonly Writer[]): boolean {
  const [first, ...others] = writers.map(({ doc }) => Y.decodeStateVector(Y.encodeStateVector(doc)))
  return others.every(
    other => other.size === first?.size && [...other].every(([client, clock]) => first.get(client) === clock),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) {
  const following = new Following()
  process.on('message', (order: Order) => {
    const failure = (error: unknown) => ({ failure: String(error instanceof Error ? error.stack : error) })
    void following.obey(order).then(
      answer => process.send?.(answer),
      error => process.send?.(failure(error)),
    )
  })
}
