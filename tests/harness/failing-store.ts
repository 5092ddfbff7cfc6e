/** A real store whose log fails or waits when a test says so. Everything else goes straight through. */
import type { LogStore, NewEntry, Store } from '#server/store/store.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Held = { readonly entry: NewEntry; release(): void; fail(): void }
type Method = 'append' | 'since' | 'claimClients' | 'saveSnapshot'

export class FailingStore {
  readonly store: Store
  /** Appends that wait to be let through, while `holding` is true. */
  readonly held: Held[] = []
  holding = false
  /** Called after each append that reached the disk. */
  onCommitted: (entry: NewEntry) => void = () => undefined
  /** How often each method was called. */
  readonly calls: Record<Method, number> = { append: 0, since: 0, claimClients: 0, saveSnapshot: 0 }
  readonly #failing = new Map<Method, number>()

  constructor(real: Store) {
    const log: LogStore = {
      ...real.log,
      append: entry => this.#guard('append', () => this.#append(real.log, entry)),
      since: (...asked) => this.#guard('since', () => real.log.since(...asked)),
      claimClients: (...claim) => this.#guard('claimClients', () => real.log.claimClients(...claim)),
      saveSnapshot: (...snapshot) => this.#guard('saveSnapshot', () => real.log.saveSnapshot(...snapshot)),
    }
    this.store = { ...real, log }
  }

  /** Makes the next `times` calls of `method` fail, as a full disk would. */
  fail(method: Method, times = 1): void {
    this.#failing.set(method, times)
  }

  /** Lets all held appends through to the disk. */
  release(): void {
    this.holding = false
    for (const held of this.held.splice(0)) held.release()
  }

  async #guard<T>(method: Method, call: () => Promise<T>): Promise<T> {
    this.calls[method] += 1
    const left = this.#failing.get(method) ?? 0
    if (left > 0) {
      this.#failing.set(method, left - 1)
      throw new Refusal('store-unavailable')
    }
    return call()
  }

  async #append(log: LogStore, entry: NewEntry): ReturnType<LogStore['append']> {
    if (this.holding) await this.#hold(entry)
    const appended = await log.append(entry)
    this.onCommitted(entry)
    return appended
  }

  #hold(entry: NewEntry): Promise<void> {
    return new Promise((release, reject) => {
      this.held.push({ entry, release, fail: () => reject(new Refusal('store-unavailable')) })
    })
  }
}
