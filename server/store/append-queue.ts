/**
 * Group commit: edits that arrive while one batch is being written gather and make up the next one, so that many people
 * share one fsync and nobody waits for a timer.
 */
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Database } from './database.ts'
import type { Outcome } from './outcome.ts'
import type { Appended, NewEntry } from './store.ts'

type Waiting = { readonly entry: NewEntry; resolve(appended: Appended): void; reject(error: unknown): void }

export class AppendQueue {
  readonly #database: Pick<Database, 'append'>
  #waiting: Waiting[] = []

  constructor(database: Pick<Database, 'append'>) {
    this.#database = database
  }

  /** Resolves when the edit is on disk. */
  append(entry: NewEntry): Promise<Appended> {
    // A copy of its own: what goes to the database would carry the whole network buffer that the bytes may be a view of.
    const own = { ...entry, update: entry.update.slice() }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry: own, resolve, reject })
      if (this.#waiting.length === 1) void this.#writeInTurn()
    })
  }

  /** Asks for one turn to write; when it comes, it takes everybody who has arrived by then. */
  async #writeInTurn(): Promise<void> {
    let batch: readonly Waiting[] | null = null
    try {
      const outcomes = await this.#database.append(() => {
        batch = this.#takeBatch()
        return batch.map(w => w.entry)
      })
      for (const [i, waiting] of (batch ?? []).entries()) settle(waiting, outcomes[i])
    } catch (error) {
      // Not committed: nobody of the batch may believe it. Or the turn itself was refused, since the store is closed.
      for (const { reject } of batch ?? this.#takeBatch()) reject(error)
    }
  }

  #takeBatch(): readonly Waiting[] {
    const batch = this.#waiting
    this.#waiting = []
    return batch
  }
}

function settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (outcome?.as === 'logged') resolve({ seq: outcome.seq, repeated: outcome.repeated })
  else if (outcome?.as === 'refused') reject(new Refusal(outcome.code))
  else reject(new Error(outcome?.message ?? 'The database did not say what became of an edit.'))
}
