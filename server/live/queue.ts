/** One thing after another: tasks of one room, or joins of one connection, that must not overlap. */

export class Queue {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Runs `task` after all earlier ones, whether they succeeded or not, and answers with its result or error. */
  run<T>(task: () => Promise<T> | T): Promise<T> {
    this.#waiting += 1
    const result = this.#last.then(task)
    const done = () => {
      this.#waiting -= 1
    }
    // The next task must not see this one's error: whoever called this one gets it.
    this.#last = result.then(done, done)
    return result
  }

  /** True when nothing runs or waits. */
  get idle(): boolean {
    return this.#waiting === 0
  }

  /** Resolves when all that was queued before has ended. */
  async settled(): Promise<void> {
    await this.#last
  }
}
