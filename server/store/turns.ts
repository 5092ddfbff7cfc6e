/** One after the other: who writes waits for the writer before, since there is one connection that transactions run on. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when everything asked for before has ended, well or badly. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => undefined) // whoever asked hears of it; the next in line must not
    return mine
  }
}
