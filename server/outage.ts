/**
 * Whether the store can be relied on, from its own word. An outage is told to the log when it begins and when it is over, and
 * not for each thing that fails meanwhile.
 */
import type { Cancel, Clock } from './clock.ts'
import type { Log } from './log.ts'

type OutageDeps = {
  readonly clock: Clock
  readonly log: Log
  /** Rejects while nothing can be written. */
  readonly tryWrite: () => Promise<void>
}

/** Milliseconds between two tries of the server's own; whoever asks meanwhile has it tried at once. */
const tryEveryMs = 5000

export class Outage {
  readonly #deps: OutageDeps
  /** When it began; null while all is well. */
  #since: number | null = null
  #trying: Promise<boolean> | null = null
  #next: Cancel | null = null

  constructor(deps: OutageDeps) {
    this.#deps = deps
  }

  /** The store failed somebody. */
  begin(error: unknown): void {
    if (this.#since !== null) return
    this.#since = this.#deps.clock.now()
    this.#deps.log.error('store.failed', { error })
    this.#tryLater()
  }

  /** True when nothing has failed since something was written last; in an outage, that is tried, once for all who ask. */
  async isOver(): Promise<boolean> {
    if (this.#since === null) return true
    this.#trying ??= this.#try().finally(() => {
      this.#trying = null
    })
    return this.#trying
  }

  /** Tries no more by itself. */
  stop(): void {
    this.#next?.()
  }

  async #try(): Promise<boolean> {
    const { clock, log, tryWrite } = this.#deps
    const begun = this.#since ?? clock.now()
    try {
      await tryWrite()
    } catch {
      return false // the store has told why, and so has the log
    }
    this.#since = null
    log.info('store.recovered', { ms: clock.now() - begun })
    return true
  }

  #tryLater(): void {
    this.#next?.()
    this.#next = this.#deps.clock.after(tryEveryMs, () => {
      void this.isOver().then(over => over || this.#tryLater())
    })
  }
}
