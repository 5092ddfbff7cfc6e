/**
 * Group commit: edits that arrive while one batch is being written gather and make up the next one, so that many people
 * share one fsync and nobody waits for a timer.
 */
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database } from './database.ts'
import type { Outcome } from './sqlite-messages.ts'
import type { Appended, NewEntry } from './store.ts'

type Waiting = { readonly entry: NewEntry; resolve(appended: Appended): void; reject(error: unknown): void }

export class AppendQueue {
  readonly #database: Pick<Database, 'turn' | 'thread'>
  #waiting: Waiting[] = []

  constructor(database: Pick<Database, 'turn' | 'thread'>) {
    this.#database = database
  }

  /** Resolves when the edit is on disk. */
  append(entry: NewEntry): Promise<Appended> {
    // A copy of its own: the message to the thread would carry the whole network buffer that the bytes may be a view of.
    const own = { ...entry, update: entry.update.slice() }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry: own, resolve, reject })
      if (this.#waiting.length === 1) void this.#writeInTurn()
    })
  }

  /** Asks for one turn to write; when it comes, it takes everybody who has arrived by then. */
  async #writeInTurn(): Promise<void> {
    try {
      await this.#database.turn(() => this.#writeBatch(this.#takeBatch()))
    } catch (error) {
      for (const { reject } of this.#takeBatch()) reject(error) // the turn itself was refused: the store is closed
    }
  }

  #takeBatch(): Waiting[] {
    const batch = this.#waiting
    this.#waiting = []
    return batch
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#database.thread.ask({ kind: 'append', entries: batch.map(w => w.entry) })
      for (const [i, waiting] of batch.entries()) settle(waiting, outcomes[i])
    } catch (error) {
      for (const { reject } of batch) reject(error) // not committed: nobody of the batch may believe it
    }
  }
}

function settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome?.as === 'logged') resolve({ seq: outcome.seq, repeated: outcome.repeated })
  else if (outcome?.as === 'refused') reject(new Refusal(outcome.code))
  else reject(new Error(outcome?.message ?? 'The database did not say what became of an edit.'))
}
