/** A disk whose work is done when the simulation says so, whose answers get lost, and that fails on demand. */
import { Refusal } from '#shared/protocol/refusals.ts'
import type { SeededChance } from '#tests/harness/seeded-chance.ts'

/** Runs work that reads or writes stored rows; what `work` throws is the answer. */
export type Disk = {
  run<Result>(what: 'read' | 'write', work: () => Result): Promise<Result>
}

/** A disk that is never late and never fails. */
export const promptDisk: Disk = { run: async (_, work) => work() }

/** `done`: it stands on the disk, and nobody was told yet. */
type Job = { readonly what: 'read' | 'write'; run(): void; answer(): void; fail(error: Error): void; done: boolean }

/** How often, in a thousand, a job fails: with nothing done, or with all of it done and the answer lost. */
export type Trouble = { readonly before: number; readonly after: number }
export const noTrouble: Trouble = { before: 0, after: 0 }

export class SimDisk implements Disk {
  readonly #chance: SeededChance
  #jobs: Job[] = []
  trouble = noTrouble

  constructor(chance: SeededChance) {
    this.#chance = chance
  }

  get waiting(): number {
    return this.#jobs.length
  }

  run<Result>(what: 'read' | 'write', work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let answer = () => reject(new Error('answered before it was run'))
      const run = () => {
        try {
          const result = work()
          answer = () => resolve(result)
        } catch (error) {
          answer = () => reject(error)
        }
      }
      this.#jobs.push({ what, run, answer: () => answer(), fail: reject, done: false })
    })
  }

  /** Goes on with one of the jobs: reads overtake each other, writes stay in order. Says what became of it. */
  step(): string {
    const first = this.#jobs.findIndex(({ what }) => what === 'write')
    const ready = this.#jobs.filter(({ what }, at) => what === 'read' || at === first)
    const job = ready[this.#chance.below(ready.length)]
    return job === undefined ? 'idle' : this.#goOn(job)
  }

  /** The power is gone: of what was asked for, some is done and nothing is answered. */
  crash(): void {
    const writes = this.#jobs.splice(0).filter(({ what, done }) => what === 'write' && !done)
    for (const job of writes.slice(0, this.#chance.below(writes.length + 1))) job.run()
  }

  #goOn(job: Job): string {
    const { before, after } = this.trouble
    const fate = this.#chance.below(1000)
    if (!job.done && fate < before) return this.#end(job, 'failed', () => job.fail(new Refusal('store-unavailable')))
    if (!job.done) job.run()
    if (!job.done && this.#chance.below(4) === 0) {
      job.done = true
      return `${job.what} done, not answered`
    }
    if (fate >= before && fate < before + after)
      return this.#end(job, 'done, answer lost', () => job.fail(new Refusal('store-unavailable')))
    return this.#end(job, 'done', () => job.answer())
  }

  #end(job: Job, how: string, answer: () => void): string {
    this.#jobs = this.#jobs.filter(each => each !== job)
    answer()
    return `${job.what} ${how}`
  }
}
