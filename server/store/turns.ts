/** One after the other: who writes waits for the writer before. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when everything asked for before has ended, well or badly. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => undefined) // whoever asked hears of it; the next in line must not
    return mine
  }
}

/** Turns of many lines side by side, each under a name. A line that nobody stands in takes no memory. */
export class NamedTurns {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs `work` when everything asked for before under this name has ended, well or badly. */
  take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const mine = (this.#last.get(name) ?? Promise.resolve()).then(work)
    const ended: Promise<void> = mine.then(
      () => this.#leave(name, ended),
      () => this.#leave(name, ended), // whoever asked hears of it; the next in line must not
    )
    this.#last.set(name, ended)
    return mine
  }

  /** Resolves when everything that was asked for has ended. */
  async ended(): Promise<void> {
    await Promise.all(this.#last.values())
  }

  #leave(name: string, ended: Promise<unknown>): void {
    if (this.#last.get(name) === ended) this.#last.delete(name)
  }
}
